import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync, utimesSync } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sha256Schema } from '#shared/domain/media.ts';
import type { Media } from '#shared/domain/media.ts';
import type { Clock, Log, UnixMs } from '../ports.ts';
import { syncDirectory } from '../store/small-file.ts';
import { fileError } from '../store/store-error.ts';

type Parts = { folder: string; quotaBytes: () => number; clock: Clock; log: Log };

/** A part that nobody has gone on with for so long belongs to a picture that was withdrawn. */
const keptPartMs = 7 * 24 * 3_600_000;

/** What became of bytes that came: `cut` can be resumed from the part that lies here, `wrong` begins anew. */
export type Receipt = 'kept' | 'cut' | 'wrong';

/**
 * Pictures on the disk, each named by its content: `<folder>/<first 2 signs>/<sha256>`, with `.part` while it comes.
 * A file gets that name only when its bytes have that hash, and is read only if they still do. When a new one needs
 * room, what was not looked at for longest goes first, and what the feed needs last.
 */
export class MediaStore {
  readonly #parts: Parts;
  readonly #listeners = new Set<() => void>();
  /** Bytes by hash, least recently used first. */
  readonly #held = new Map<string, number>();

  /** Takes stock of the folder; what does not belong there is removed. */
  constructor(parts: Parts) {
    this.#parts = parts;
    this.#takeStock();
  }

  has(sha256: string): boolean {
    return this.#held.has(sha256);
  }

  /** Called when a picture has come or gone. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** The bytes; undefined when they do not lie here, or no longer as they should: then they are removed. */
  async read(sha256: string): Promise<Buffer | undefined> {
    const bytes = this.#held.get(sha256);
    if (bytes === undefined) return undefined;
    const content = await readFile(this.#path(sha256)).catch(() => undefined); // unreadable is as good as damaged
    if (content && hashOf(content) === sha256) {
      this.#use(sha256, bytes);
      return content;
    }
    this.#parts.log.trouble('media.damaged', { sha256, during: 'read' });
    this.#remove(sha256);
    this.#changed();
    return undefined;
  }

  /** How much of a picture came before the line was cut. */
  partBytes({ sha256, bytes }: Media): number {
    const size = statSync(this.#partPath(sha256), { throwIfNoEntry: false })?.size ?? 0;
    return size < bytes ? size : 0;
  }

  /**
   * Writes what comes, `from` being the place of its first byte; an earlier part is gone on with. It has its name
   * when its hash was right and it is on the disk. `needed`: what is removed last to make room.
   * Throws a KioskError `store.full`, `store.read_only`.
   */
  async receive(
    media: Media,
    from: number,
    body: AsyncIterable<Uint8Array>,
    needed: ReadonlySet<string>,
  ): Promise<Receipt> {
    const { sha256 } = media;
    try {
      this.#makeRoom(media.bytes, needed);
      const receipt = await this.#write(media, from, body);
      if (receipt === 'kept') await this.#adopt(media);
      if (receipt === 'wrong') {
        rmSync(this.#partPath(sha256), { force: true });
        this.#parts.log.trouble('media.damaged', { sha256, during: 'fetch' });
      }
      return receipt;
    } catch (error) {
      rmSync(this.#partPath(sha256), { recursive: true, force: true }); // on a full disk a part only takes room
      throw fileError(error);
    }
  }

  /** Removes everything: the screen belongs to nobody any more. Throws a KioskError `store.read_only`. */
  wipe(): void {
    try {
      rmSync(this.#parts.folder, { recursive: true, force: true });
    } catch (error) {
      throw fileError(error);
    }
    this.#held.clear();
    this.#changed();
  }

  async #write(media: Media, from: number, body: AsyncIterable<Uint8Array>): Promise<Receipt> {
    const path = this.#partPath(media.sha256);
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const hash = createHash('sha256');
    if (from > 0) hash.update(await readFile(path));
    await using file = await open(path, from > 0 ? 'a' : 'w', 0o600);
    let length = from;
    for await (const piece of body) {
      length += piece.length;
      if (length > media.bytes) return 'wrong';
      hash.update(piece);
      await writeWhole(file, piece);
    }
    if (length < media.bytes) return 'cut';
    if (hash.digest('hex') !== media.sha256) return 'wrong';
    await file.sync();
    return 'kept';
  }

  async #adopt({ sha256, bytes }: Media): Promise<void> {
    await rename(this.#partPath(sha256), this.#path(sha256));
    syncDirectory(dirname(this.#path(sha256)));
    this.#held.set(sha256, bytes);
    this.#changed();
  }

  #makeRoom(bytes: number, needed: ReadonlySet<string>): void {
    const leastFirst = [...this.#held.keys()];
    const leaving = [
      ...leastFirst.filter((sha256) => !needed.has(sha256)),
      ...leastFirst.filter((sha256) => needed.has(sha256)),
    ];
    const most = this.#parts.quotaBytes() - bytes;
    let total = [...this.#held.values()].reduce((sum, one) => sum + one, 0);
    for (const sha256 of leaving) {
      if (total <= most) return;
      total -= this.#held.get(sha256) ?? 0;
      this.#remove(sha256);
    }
  }

  /** The time of use survives a restart in the file's own time. */
  #use(sha256: string, bytes: number): void {
    this.#held.delete(sha256);
    this.#held.set(sha256, bytes);
    const now = this.#parts.clock.now() / 1000;
    try {
      utimesSync(this.#path(sha256), now, now);
    } catch {
      // a disk that cannot be written only forgets when a picture was last looked at
    }
  }

  #remove(sha256: string): void {
    rmSync(this.#path(sha256), { recursive: true, force: true });
    this.#held.delete(sha256);
  }

  /** A damaged folder costs pictures, never the start: what cannot be read is fetched again. */
  #takeStock(): void {
    const { folder, log, clock } = this.#parts;
    try {
      const stat = statSync(folder, { throwIfNoEntry: false });
      if (stat?.isDirectory() === false) rmSync(folder);
      if (!stat?.isDirectory()) return;
      const found = readdirSync(folder).flatMap((shelf) => stockOf(folder, shelf, clock.now() - keptPartMs));
      for (const { sha256, bytes } of found.toSorted((one, other) => one.usedAt - other.usedAt))
        this.#held.set(sha256, bytes);
    } catch (error) {
      log.trouble('store.read_only', { during: 'media' }, fileError(error));
    }
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }

  #path(sha256: string): string {
    return join(this.#parts.folder, sha256.slice(0, 2), sha256);
  }

  #partPath(sha256: string): string {
    return `${this.#path(sha256)}.part`;
  }
}

type Stocked = { sha256: string; bytes: number; usedAt: number };

function stockOf(folder: string, shelf: string, partsSince: UnixMs): Stocked[] {
  const shelfPath = join(folder, shelf);
  if (!statSync(shelfPath).isDirectory()) {
    rmSync(shelfPath);
    return [];
  }
  return readdirSync(shelfPath).flatMap((name) => {
    const path = join(shelfPath, name);
    const stat = statSync(path);
    const isOurs =
      stat.isFile() && name.startsWith(shelf) && sha256Schema.safeParse(name.slice(0, 64)).success;
    if (isOurs && name.length === 64) return [{ sha256: name, bytes: stat.size, usedAt: stat.mtimeMs }];
    if (!isOurs || name.slice(64) !== '.part' || stat.mtimeMs < partsSince) rmSync(path, { recursive: true });
    return [];
  });
}

async function writeWhole(file: FileHandle, piece: Uint8Array): Promise<void> {
  for (let at = 0; at < piece.length;) at += (await file.write(piece, at)).bytesWritten;
}

function hashOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
