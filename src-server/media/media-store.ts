import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Media } from '#shared/domain/media.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../store/tables.ts';
import { encodePicture } from './encode-picture.ts';
import { forgetUnusedMedia, keepMedia } from './media-rows.ts';

/** What became of an upload. */
type Keeping = { kind: 'kept'; media: Media } | { kind: 'refused'; because: string };

/**
 * The pictures: files named by the hash of their content, `<2 signs>/<64 signs>`, and for each scope a row
 * that says it may show them. A file is whole or not there. One thing at a time: two pictures at once would
 * take twice the memory, and no file is removed while its row is being written.
 */
export class MediaStore {
  readonly #db: Database;
  readonly #folder: string;
  readonly #clock: Clock;
  #last: Promise<unknown> = Promise.resolve();

  constructor(db: Database, folder: string, clock: Clock) {
    this.#db = db;
    this.#folder = folder;
    this.#clock = clock;
  }

  /** Encodes an upload anew and keeps it for the scope. On disk on return; the same picture twice is one file. */
  keep(scope: string, upload: Buffer): Promise<Keeping> {
    return this.#inTurn(async () => {
      const encoding = await encodePicture(upload);
      if (encoding.kind === 'refused') return encoding;
      const sha256 = createHash('sha256').update(encoding.file).digest('hex');
      const media = { sha256, ...encoding.media };
      await this.#write(sha256, encoding.file);
      await keepMedia(this.#db, scope, media, this.#clock.now());
      return { kind: 'kept', media };
    });
  }

  /** Where the file of a known picture lies. */
  fileOf({ sha256 }: Pick<Media, 'sha256'>): string {
    return join(this.#folder, sha256.slice(0, 2), sha256);
  }

  /** Lets go of what no living item has shown since `before`, and of files that no scope has. */
  forgetUnused(before: number): Promise<void> {
    return this.#inTurn(async () => {
      await forgetUnusedMedia(this.#db, this.#clock.now(), before);
      for (const prefix of await namesIn(this.#folder)) await this.#sweep(prefix);
    });
  }

  async #write(sha256: string, content: Buffer): Promise<void> {
    const path = this.fileOf({ sha256 });
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const part = await open(`${path}.part`, 'w', 0o600);
    try {
      await part.writeFile(content);
      await part.sync();
    } finally {
      await part.close();
    }
    await rename(`${path}.part`, path);
    await syncFolder(dirname(path));
    await syncFolder(this.#folder);
  }

  async #sweep(prefix: string): Promise<void> {
    const rows = await this.#db
      .selectFrom('media')
      .select('sha256')
      .distinct()
      .where('sha256', 'like', `${prefix}%`)
      .execute();
    const known = new Set(rows.map(({ sha256 }) => sha256));
    const folder = join(this.#folder, prefix);
    for (const name of await namesIn(folder)) if (!known.has(name)) await rm(join(folder, name));
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => undefined); // the caller hears of it; the next one is not stopped
    return mine;
  }
}

/** A renamed file survives a power cut when its folder is on disk too. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Empty while there is no such folder: the first picture makes it. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
