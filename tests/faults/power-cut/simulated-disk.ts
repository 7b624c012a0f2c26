import { dirname } from 'node:path';
import type { Entry } from './recording.ts';
import type { SeededRandom } from './seeded-random.ts';

/** What becomes of the writes that nobody had forced to disk when the power went. */
export type Survival = 'nothing' | 'everything' | 'first-part' | 'any-subset' | 'torn-sectors';

type Change =
  | { kind: 'write'; offset: number; bytes: Buffer }
  | { kind: 'resize'; size: number }
  | { kind: 'grow'; size: number }; // the new length reached the disk, the bytes did not

type NameChange = { directory: string; removes: string[]; adds: [path: string, file: StoredFile][] };

const sectorLength = 512; // the most a disk promises to write as one

/**
 * The files of a recording as a disk keeps them. Bytes are safe once their file was synced; a name is safe once
 * its directory was (stricter than ext4). Of the rest a power cut leaves any part: each sector holds one of the
 * values it had since the last sync. Names are lost from the last one backwards, as a journal loses them.
 */
export class SimulatedDisk {
  readonly #open = new Map<number, StoredFile | { directory: string }>();
  readonly #names = new Map<string, StoredFile>();
  readonly #safeNames = new Map<string, StoredFile>();
  #unsafeNames: NameChange[] = [];

  /** Takes the next entry of the recording. Throws when it speaks of a file the recording did not open. */
  apply(entry: Entry): void {
    switch (entry.kind) {
      case 'opened':
        return this.#openFile(entry.descriptor, entry.path, entry.isTruncated);
      case 'directory-opened':
        return void this.#open.set(entry.descriptor, { directory: entry.path });
      case 'written':
        return this.#file(entry.descriptor).change({
          kind: 'write',
          offset: entry.offset,
          bytes: entry.bytes,
        });
      case 'resized':
        return this.#file(entry.descriptor).change({ kind: 'resize', size: entry.size });
      case 'synced':
        return this.#sync(entry.descriptor);
      case 'unlinked':
        return this.#rename({ directory: dirname(entry.path), removes: [entry.path], adds: [] });
      case 'renamed':
        return this.#rename({
          directory: dirname(entry.to),
          removes: [entry.from],
          adds: [[entry.to, this.#named(entry.from)]],
        });
      case 'marked':
        return;
    }
  }

  /** The files, by path, that a power cut at this moment leaves. Without `survival` each file draws its own. */
  cutPower(random: SeededRandom, survival?: Survival): Map<string, Buffer> {
    const names = new Map(this.#safeNames);
    const draw = () =>
      survival ?? random.oneOf(['nothing', 'everything', 'first-part', 'any-subset', 'torn-sectors']);
    for (const change of survivingNames(this.#unsafeNames, draw(), random)) applyNames(names, change);
    return new Map([...names].map(([path, file]) => [path, file.afterPowerCut(draw(), random)]));
  }

  #openFile(descriptor: number, path: string, isTruncated: boolean): void {
    const existing = this.#names.get(path);
    const file = existing ?? new StoredFile();
    if (!existing) this.#rename({ directory: dirname(path), removes: [], adds: [[path, file]] });
    if (isTruncated) file.change({ kind: 'resize', size: 0 });
    this.#open.set(descriptor, file);
  }

  #sync(descriptor: number): void {
    const opened = this.#open.get(descriptor);
    if (opened instanceof StoredFile) return opened.sync();
    const isSafe = (change: NameChange) => change.directory === opened?.directory;
    for (const change of this.#unsafeNames.filter(isSafe)) applyNames(this.#safeNames, change);
    this.#unsafeNames = this.#unsafeNames.filter((change) => !isSafe(change));
  }

  #rename(change: NameChange): void {
    applyNames(this.#names, change);
    this.#unsafeNames.push(change);
  }

  #file(descriptor: number): StoredFile {
    const opened = this.#open.get(descriptor);
    if (opened instanceof StoredFile) return opened;
    throw new Error(`the recording changes descriptor ${descriptor}, which is no open file`);
  }

  #named(path: string): StoredFile {
    const file = this.#names.get(path);
    if (file) return file;
    throw new Error(`the recording renames ${path}, which it never opened`);
  }
}

class StoredFile {
  readonly #safe = new FileImage();
  #unsafe: Change[] = [];

  change(change: Change): void {
    this.#unsafe.push(change);
  }

  sync(): void {
    for (const change of this.#unsafe) this.#safe.apply(change);
    this.#unsafe = [];
  }

  afterPowerCut(survival: Survival, random: SeededRandom): Buffer {
    const image = this.#safe.copy();
    for (const change of survivors(this.#unsafe, survival, random)) image.apply(change);
    return image.content();
  }
}

class FileImage {
  #bytes = Buffer.alloc(0);
  #size = 0;

  apply(change: Change): void {
    switch (change.kind) {
      case 'write':
        this.#resize(Math.max(this.#size, change.offset + change.bytes.length));
        return void change.bytes.copy(this.#bytes, change.offset);
      case 'grow':
        return this.#resize(Math.max(this.#size, change.size));
      case 'resize':
        return this.#resize(change.size);
    }
  }

  copy(): FileImage {
    const copy = new FileImage();
    copy.apply({ kind: 'write', offset: 0, bytes: this.content() });
    return copy;
  }

  content(): Buffer {
    return this.#bytes.subarray(0, this.#size);
  }

  #resize(size: number): void {
    if (size > this.#bytes.length) this.#bytes = Buffer.concat([this.#bytes], size * 2); // the rest is zeros
    if (size < this.#size) this.#bytes.fill(0, size, this.#size);
    this.#size = size;
  }
}

function survivingNames(changes: NameChange[], survival: Survival, random: SeededRandom): NameChange[] {
  if (survival === 'nothing') return [];
  return survival === 'everything' ? changes : changes.slice(0, random.below(changes.length + 1));
}

function survivors(changes: Change[], survival: Survival, random: SeededRandom): Change[] {
  switch (survival) {
    case 'nothing':
      return [];
    case 'everything':
      return changes;
    case 'first-part':
      return changes.slice(0, random.below(changes.length + 1));
    case 'any-subset':
      return changes.filter(() => random.chance(1 / 2));
    case 'torn-sectors':
      return changes.filter(() => random.chance(3 / 4)).flatMap((change) => tear(change, random));
  }
}

function tear(change: Change, random: SeededRandom): Change[] {
  if (change.kind !== 'write') return [change];
  return sectorsOf(change.offset, change.bytes).map(({ offset, bytes }) =>
    random.chance(1 / 2) ? { kind: 'write', offset, bytes } : { kind: 'grow', size: offset + bytes.length },
  );
}

function sectorsOf(offset: number, bytes: Buffer): { offset: number; bytes: Buffer }[] {
  const sectors = [];
  for (let at = 0; at < bytes.length;) {
    const end = Math.min(bytes.length, at + sectorLength - ((offset + at) % sectorLength));
    sectors.push({ offset: offset + at, bytes: bytes.subarray(at, end) });
    at = end;
  }
  return sectors;
}

function applyNames(names: Map<string, StoredFile>, change: NameChange): void {
  for (const path of change.removes) names.delete(path);
  for (const [path, file] of change.adds) names.set(path, file);
}
