import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { assertNever } from '#shared/assert-never.ts';
import { decide } from './decide.ts';
import type { Decision } from './decide.ts';
import type { Dpkg } from './dpkg.ts';
import { fetchEnvelope, fetchPackage } from './fetch-release.ts';
import type { Fetched } from './fetch-release.ts';
import { forgetHealth, isProven } from './glass-health.ts';
import { openEnvelope } from './manifest.ts';
import type { Manifest, Opened } from './manifest.ts';
import { isQuiet } from './quiet-hours.ts';
import type { UpdateConfig } from './update-config.ts';
import { readState, writeState } from './update-state.ts';
import type { Step } from './update-state.ts';

/** What the updater works on. */
export type Updating = {
  config: UpdateConfig;
  /** Its own folder: state, the package that is installed, the one that comes. */
  folder: string;
  /** The file by which a version proves itself. */
  healthFile: string;
  machineId: string;
  dpkg: Dpkg;
  /** Staff ordered a look now: the hour does not matter, all else does. */
  isWished?: boolean;
  clock: { now(): Date; monotonic(): number; delay(ms: number): Promise<void> };
};

type Refusal =
  | Extract<Decision, { kind: 'refuse' }>['because']
  | Exclude<Opened['kind'], 'manifest'>
  | Extract<Fetched, { kind: 'refuse' }>['because']
  | 'unreachable'
  /** The package of the installed version is not kept here. */
  | 'no-way-back';

/** What one run came to. */
export type Outcome =
  /** No key: this screen is updated by hand. */
  | { kind: 'off' }
  | { kind: 'not-quiet' }
  | { kind: 'current' }
  | { kind: 'not-in-stage'; version: string }
  | { kind: 'refused'; because: Refusal }
  | { kind: 'updated'; from: string; to: string }
  /** `to` was tried and is never tried again; `from` is back. */
  | { kind: 'rolled-back'; from: string; to: string; because: 'install' | 'no-health' }
  /** Neither version could be installed; the next run tries again. */
  | { kind: 'stuck'; from: string; to: string };

const proveWithinMs = 10 * 60_000;
const lookEveryMs = 5_000;
/** Also a version that takes the whole machine down with it is tried no more often than that. */
const triesOfOneVersion = 2;
const failedVersions = 20;

/** A step that changes the machine. */
type Doing = Exclude<Step, { kind: 'idle' }>;
type StepOf<K extends Doing['kind']> = Extract<Doing, { kind: K }>;

/** One run: goes on with what a power cut has interrupted, else looks for a release and takes it. Every step is on the disk before it is done. */
export async function updateOnce(updating: Updating): Promise<Outcome> {
  const { config, folder, clock, dpkg, isWished = false } = updating;
  const { step } = readState(folder);
  if (step.kind !== 'idle') {
    await dpkg.configure().catch(() => {}); // what is broken is installed anew by the step itself
    return goOn(updating, step);
  }
  if (config.publicKey === '') return { kind: 'off' };
  if (!isWished && !isQuiet(config.quietHours, clock.now())) return { kind: 'not-quiet' };
  const text = await fetchEnvelope(config.manifest);
  if (text === null) return { kind: 'refused', because: 'unreachable' };
  const opened = openEnvelope(text, config.publicKey);
  if (opened.kind !== 'manifest') return { kind: 'refused', because: opened.kind };
  return consider(updating, opened.manifest);
}

async function consider(updating: Updating, manifest: Manifest): Promise<Outcome> {
  const { config, folder, machineId, dpkg } = updating;
  const state = readState(folder);
  const [from, architecture] = [await dpkg.installedVersion(), await dpkg.architecture()];
  const decision = decide(manifest, {
    ...state,
    package: config.package,
    version: from,
    architecture,
    machineId,
  });
  if (decision.kind === 'refuse') return { kind: 'refused', because: decision.because };
  if (manifest.serial > state.serial) writeState(folder, { ...state, serial: manifest.serial });
  if (decision.kind === 'current') return { kind: 'current' };
  const to = manifest.version;
  if (decision.kind === 'not-in-stage') return { kind: 'not-in-stage', version: to };
  if (!existsSync(packageOf(updating, from))) return { kind: 'refused', because: 'no-way-back' };
  const { release } = decision;
  const url = new URL(release.file, config.manifest).href;
  const fetched = await fetchPackage(url, release, packageOf(updating, to));
  if (fetched.kind === 'refuse') return { kind: 'refused', because: fetched.because };
  return goOn(updating, { kind: 'installing', from, to, tries: 0 });
}

/** Does a step and all that follow from it. */
async function goOn(updating: Updating, step: Doing): Promise<Outcome> {
  note(updating, step);
  const next = await nextAfter(updating, step);
  if (isDoing(next)) return goOn(updating, next);
  finish(updating, next);
  return next;
}

async function nextAfter(updating: Updating, step: Doing): Promise<Doing | Outcome> {
  switch (step.kind) {
    case 'installing':
      return install(updating, step);
    case 'proving':
      return prove(updating, step);
    case 'rolling-back':
      return rollBack(updating, step);
    default:
      return assertNever(step);
  }
}

async function install(updating: Updating, step: StepOf<'installing'>): Promise<Doing> {
  const { from, to, tries } = step;
  const goBack: Doing = { kind: 'rolling-back', from, to, because: 'install' };
  if (tries >= triesOfOneVersion) return goBack;
  note(updating, { ...step, tries: tries + 1 });
  forgetHealth(updating.healthFile);
  try {
    await updating.dpkg.install(packageOf(updating, to));
  } catch (error) {
    if (isPackageTrouble(error)) return goBack;
    throw error;
  }
  return { kind: 'proving', from, to, tries: 0 };
}

async function prove(updating: Updating, step: StepOf<'proving'>): Promise<Doing | Outcome> {
  const { clock, healthFile } = updating;
  const { from, to, tries } = step;
  const goBack: Doing = { kind: 'rolling-back', from, to, because: 'no-health' };
  if (tries >= triesOfOneVersion) return goBack;
  note(updating, { ...step, tries: tries + 1 });
  const end = clock.monotonic() + proveWithinMs;
  while (clock.monotonic() < end) {
    if (isProven(healthFile, to)) return { kind: 'updated', from, to };
    await clock.delay(lookEveryMs);
  }
  return goBack;
}

async function rollBack(updating: Updating, step: StepOf<'rolling-back'>): Promise<Outcome> {
  const { from, to, because } = step;
  try {
    await updating.dpkg.install(packageOf(updating, from));
  } catch (error) {
    if (isPackageTrouble(error)) return { kind: 'stuck', from, to };
    throw error;
  }
  return { kind: 'rolled-back', from, to, because };
}

/** dpkg ran and failed (`execFile` names its exit code, or the signal of its limit); anything else is ours. */
function isPackageTrouble(error: unknown): boolean {
  return error instanceof Error && 'code' in error;
}

function isDoing(value: Doing | Outcome): value is Doing {
  return ['installing', 'proving', 'rolling-back'].includes(value.kind);
}

function note({ folder }: Updating, step: Doing): void {
  writeState(folder, { ...readState(folder), step });
}

/** Ends the attempt, and keeps the one package that is the way back from the next one. */
function finish(updating: Updating, outcome: Outcome): void {
  const { folder } = updating;
  if (outcome.kind !== 'updated' && outcome.kind !== 'rolled-back') return; // stuck: the step stays
  const state = readState(folder);
  const failed =
    outcome.kind === 'rolled-back' ? [...state.failed, outcome.to].slice(-failedVersions) : state.failed;
  writeState(folder, { ...state, failed, step: { kind: 'idle' } });
  const kept = packageOf(updating, outcome.kind === 'updated' ? outcome.to : outcome.from);
  for (const name of readdirSync(folder).filter((entry) => /\.deb(\.part)?$/.test(entry)))
    if (join(folder, name) !== kept) rmSync(join(folder, name));
}

/** Where the package of a version lies; `set-up-screen.sh` puts the first one there. */
function packageOf({ config, folder }: Updating, version: string): string {
  return join(folder, `${config.package}_${version}.deb`);
}
