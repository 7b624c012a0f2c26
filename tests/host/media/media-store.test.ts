import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { MediaStore } from '#main/host/media/media-store.ts';
import type { Media } from '#shared/domain/media.ts';
import { HandClock } from '#support/hand-clock.ts';
import { noon } from '#support/memory-kiosk.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';
import { TestLog } from '#support/test-log.ts';

const nothing = new Set<string>();

type File = { media: Media; content: Buffer; path: string };

/** A store on a real folder, and files to put there. */
function aStore({ folder = join(temporaryDirectory(), 'media'), quotaBytes = 10_000 } = {}) {
  const log = new TestLog();
  const clock = new HandClock(noon);
  const open = () => new MediaStore({ folder, quotaBytes: () => quotaBytes, clock, log });
  const aFile = (bytes = 1000): File => {
    const content = randomBytes(bytes);
    const sha256 = createHash('sha256').update(content).digest('hex');
    const media: Media = { sha256, type: 'image/jpeg', width: 4, height: 3, bytes };
    return { media, content, path: join(folder, sha256.slice(0, 2), sha256) };
  };
  return { folder, log, clock, store: open(), open, aFile };
}

async function* pieces(...contents: Uint8Array[]) {
  yield* contents;
}

const put = (store: MediaStore, { media, content }: File, needed: ReadonlySet<string> = nothing) =>
  store.receive(media, 0, pieces(content), needed);

test('[ME20] a picture lies under its hash once its bytes gave it, and is read after a restart', async () => {
  const { store, open, aFile } = aStore();
  const file = aFile();
  const changes: string[] = [];
  store.onChange(() => changes.push('changed'));
  const receipt = await store.receive(
    file.media,
    0,
    pieces(file.content.subarray(0, 7), file.content.subarray(7)),
    nothing,
  );
  expect([receipt, changes.length, readFileSync(file.path).equals(file.content)]).toEqual(['kept', 1, true]);
  expect(await open().read(file.media.sha256)).toEqual(file.content);
  expect(readdirSync(dirname(file.path))).toEqual([file.media.sha256]);
});

test('[ME21] a cut picture goes on from the part that lies here, also after a restart', async () => {
  const { store, open, aFile } = aStore();
  const file = aFile();
  expect(await store.receive(file.media, 0, pieces(file.content.subarray(0, 400)), nothing)).toBe('cut');
  const again = open();
  expect([again.has(file.media.sha256), again.partBytes(file.media)]).toEqual([false, 400]);
  expect(await again.receive(file.media, 400, pieces(file.content.subarray(400)), nothing)).toBe('kept');
  expect(await again.read(file.media.sha256)).toEqual(file.content);
});

test('[ME21] a server that begins anew although a part lies here is taken from the beginning', async () => {
  const { store, aFile } = aStore();
  const file = aFile();
  await store.receive(file.media, 0, pieces(file.content.subarray(0, 400)), nothing);
  expect([await put(store, file), await store.read(file.media.sha256)]).toEqual(['kept', file.content]);
});

test.each([
  ['other bytes', (content: Buffer) => Buffer.alloc(content.length)],
  ['too many bytes', (content: Buffer) => Buffer.concat([content, Buffer.from('x')])],
])('[ME22] %s are thrown away and counted; nothing of them stays', async (_, spoil) => {
  const { store, aFile, log } = aStore();
  const file = aFile();
  const receipt = await store.receive(file.media, 0, pieces(spoil(file.content)), nothing);
  expect([receipt, log.count('media.damaged'), store.partBytes(file.media)]).toEqual(['wrong', 1, 0]);
  expect(readdirSync(dirname(file.path))).toEqual([]);
});

test('[ME23] a picture that was damaged on the disk is not shown: it is removed, counted and fetched anew', async () => {
  const { store, aFile, log } = aStore();
  const file = aFile();
  await put(store, file);
  writeFileSync(file.path, Buffer.alloc(1000));
  expect([await store.read(file.media.sha256), store.has(file.media.sha256)]).toEqual([undefined, false]);
  expect([existsSync(file.path), log.count('media.damaged')]).toEqual([false, 1]);
});

test('[ME24] what was not looked at for longest makes room first, and what the feed needs last', async () => {
  const { store, open, clock, aFile } = aStore({ quotaBytes: 3000 });
  const [needed, seen, unseen, fresh, last] = [aFile(), aFile(), aFile(), aFile(), aFile()];
  for (const file of [needed, seen, unseen]) await put(store, file);
  await clock.advance(1000);
  await store.read(seen.media.sha256);
  const keep = new Set([needed.media.sha256, fresh.media.sha256]);
  const held = (one: MediaStore) =>
    [needed, seen, unseen, fresh].map(({ media, path }) => one.has(media.sha256) && existsSync(path));
  await put(store, fresh, keep);
  expect(held(store)).toEqual([true, true, false, true]);
  await put(open(), last, keep);
  expect(held(open())).toEqual([true, false, false, true]);
});

test('[ME25] a damaged or half-written folder costs pictures, never the start', async () => {
  const { folder, store, open, aFile, clock } = aStore();
  const [whole, half, old] = [aFile(), aFile(), aFile()];
  await put(store, whole);
  await store.receive(half.media, 0, pieces(half.content.subarray(0, 10)), nothing);
  await store.receive(old.media, 0, pieces(old.content.subarray(0, 10)), nothing);
  writeFileSync(join(folder, 'stray'), 'x');
  writeFileSync(join(dirname(whole.path), 'stray'), 'x');
  mkdirSync(`${old.path}.part.d/deep`, { recursive: true });
  mkdirSync(join(folder, 'zz/'.concat('a'.repeat(64))), { recursive: true });
  expect(open().has(whole.media.sha256)).toBe(true);
  expect(open().partBytes(half.media)).toBe(10);
  expect(
    readdirSync(folder, { recursive: true }).filter((name) => /stray|deep|aaaa/.test(String(name))),
  ).toEqual([]);
  await clock.advance(30 * 24 * 3_600_000);
  expect(open().partBytes(half.media)).toBe(0);
  rmSync(folder, { recursive: true });
  writeFileSync(folder, 'not a folder');
  const fresh = open();
  expect([await put(fresh, whole), await fresh.read(whole.media.sha256)]).toEqual(['kept', whole.content]);
});

test('[ME26] trouble with the disk is told by its code, and no part is left behind', async () => {
  const { folder, store, aFile } = aStore();
  const file = aFile();
  mkdirSync(folder);
  writeFileSync(join(folder, file.media.sha256.slice(0, 2)), 'in the way');
  await expect(put(store, file)).rejects.toMatchObject({ code: 'store.read_only' });
  expect(store.has(file.media.sha256)).toBe(false);
});
