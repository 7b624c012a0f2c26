import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { buildRecorder, recordWorkload } from './record-workload.ts';
import type { Entry } from './recording.ts';
import { SeededRandom } from './seeded-random.ts';
import { SimulatedDisk } from './simulated-disk.ts';
import type { Survival } from './simulated-disk.ts';

/** What a check found after it started the product on the files that a power cut left. */
export type Recovered =
  | { kind: 'readable'; keys: ReadonlySet<string> }
  | { kind: 'corrupt'; because: string };

export type Synchronous = 'FULL' | 'NORMAL' | 'OFF';

export type PowerCutPlan = {
  /** Path of a module, run as `node workload <directory> <synchronous>`, that calls confirm() for what it keeps. */
  workload: string;
  /** Starts the product on a directory, recovers and reads; may change the files, which are thrown away after. */
  check: (directory: string) => Recovered | Promise<Recovered>;
  /** Power cuts at random moments, beside the one at each confirmation. */
  cuts: number;
  seed: number;
  synchronous: Synchronous;
  /** Only to break the harness on purpose: what every power cut leaves of the writes nobody waited for. */
  survival?: Survival;
};

/** One state of the disk, rebuilt exactly by the same plan: power cut after `entry` entries of the recording. */
export type LostKeys = { state: number; entry: number; keys: string[] };
export type CorruptState = { state: number; entry: number; because: string };

export type CampaignResult =
  | { kind: 'skipped'; because: string }
  | {
      kind: 'done';
      states: number;
      confirmed: number;
      lost: LostKeys[];
      corrupt: CorruptState[];
      entries: Entry[];
    };

type PowerCut = { entry: number; survival: Survival | undefined };

/**
 * Records a workload once, then cuts the power at every confirmation and at random moments of it: each time the
 * files a disk could hold are laid out and given to the check, which must find every key confirmed until then.
 * Nothing is judged here; skipped where the recorder cannot be built. Throws if the recording missed a change.
 */
export async function runPowerCutCampaign(plan: PowerCutPlan): Promise<CampaignResult> {
  const directory = await realpath(await mkdtemp(join(tmpdir(), 'power-cut-')));
  try {
    const recorder = await buildRecorder(directory);
    if (recorder.kind === 'unavailable') return { kind: 'skipped', because: recorder.because };
    const files = join(directory, 'files');
    const entries = await recordWorkload(recorder.library, plan.workload, files, [plan.synchronous]);
    await assertNothingMissed(entries, files);
    return await cutPowerThroughout(plan, entries, join(directory, 'cut'));
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function cutPowerThroughout(
  plan: PowerCutPlan,
  entries: Entry[],
  directory: string,
): Promise<CampaignResult> {
  const cuts = choosePowerCuts(plan, entries);
  const disk = new SimulatedDisk();
  const confirmed: string[] = [];
  const lost: LostKeys[] = [];
  const corrupt: CorruptState[] = [];
  let played = 0;
  for (const [state, cut] of cuts.entries()) {
    for (const entry of entries.slice(played, cut.entry)) {
      disk.apply(entry);
      confirmed.push(...confirmationsIn(entry));
    }
    played = cut.entry;
    const random = new SeededRandom(plan.seed + state);
    await layOut(disk.cutPower(random, plan.survival ?? cut.survival), directory);
    const recovered = await plan.check(directory);
    if (recovered.kind === 'corrupt') corrupt.push({ state, entry: cut.entry, because: recovered.because });
    const keys = recovered.kind === 'corrupt' ? [] : confirmed.filter((key) => !recovered.keys.has(key));
    if (keys.length > 0) lost.push({ state, entry: cut.entry, keys });
  }
  const allConfirmed = entries.flatMap(confirmationsIn).length;
  return { kind: 'done', states: cuts.length, confirmed: allConfirmed, lost, corrupt, entries };
}

/** At each confirmation the disk kept nothing it did not have to; at random moments as it happens. In order of time. */
function choosePowerCuts(plan: PowerCutPlan, entries: Entry[]): PowerCut[] {
  const random = new SeededRandom(plan.seed);
  const atConfirmations = entries.flatMap((entry, index): PowerCut[] =>
    confirmationsIn(entry).map(() => ({ entry: index + 1, survival: 'nothing' })),
  );
  const atRandom = Array.from({ length: plan.cuts }, (): PowerCut => ({
    entry: random.below(entries.length + 1),
    survival: undefined,
  }));
  return [...atConfirmations, ...atRandom].toSorted((one, other) => one.entry - other.entry);
}

/** The keys a mark confirms; none for any other entry. */
export function confirmationsIn(entry: Entry): string[] {
  if (entry.kind !== 'marked') return [];
  return entry.text.split('\n').flatMap((line) => line.match(/^confirmed (.+)$/)?.slice(1) ?? []);
}

async function layOut(files: ReadonlyMap<string, Buffer>, directory: string): Promise<void> {
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory);
  for (const [path, content] of files) {
    if (isRebuiltAtOpen(path)) continue;
    await mkdir(join(directory, dirname(path)), { recursive: true });
    await writeFile(join(directory, path), content);
  }
}

/** -shm is the shared memory of the processes that have a database open: written through a memory map, never synced. */
function isRebuiltAtOpen(path: string): boolean {
  return path.endsWith('-shm');
}

/** All writes together must give the very files the workload left, or a call went past the recorder. */
async function assertNothingMissed(entries: Entry[], directory: string): Promise<void> {
  const disk = new SimulatedDisk();
  for (const entry of entries) disk.apply(entry);
  const replayed = disk.cutPower(new SeededRandom(0), 'everything');
  const left = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = left
    .filter((each) => each.isFile())
    .map((each) => relative(directory, join(each.parentPath, each.name)));
  const isCompared = (path: string) => !isRebuiltAtOpen(path);
  assert.deepEqual(
    [...replayed.keys()].filter(isCompared).toSorted(),
    paths.filter(isCompared).toSorted(),
    'the recording gives other files than the workload left',
  );
  for (const path of paths.filter(isCompared)) {
    const isSame = replayed.get(path)?.equals(await readFile(join(directory, path)));
    assert.ok(isSame, `the recording gives another ${path} than the workload left`);
  }
}
