import { describe, expect, it } from 'vitest';
import type { Entry } from './recording.ts';
import { SeededRandom } from './seeded-random.ts';
import { SimulatedDisk } from './simulated-disk.ts';
import type { Survival } from './simulated-disk.ts';

const allSurvivals: Survival[] = ['nothing', 'everything', 'first-part', 'any-subset', 'torn-sectors'];

const opened: Entry = { kind: 'opened', descriptor: 3, path: 'a', isTruncated: false };
const directoryOpened: Entry = { kind: 'directory-opened', descriptor: 4, path: '.' };
const synced = (descriptor: number): Entry => ({ kind: 'synced', descriptor });
const durableFile = [opened, directoryOpened, synced(4)];

function written(offset: number, text: string): Entry {
  return { kind: 'written', descriptor: 3, offset, bytes: Buffer.from(text) };
}

function contentAfter(entries: Entry[], survival: Survival, seed = 1): string | undefined {
  const disk = new SimulatedDisk();
  for (const entry of entries) disk.apply(entry);
  return disk.cutPower(new SeededRandom(seed), survival).get('a')?.toString();
}

describe('a simulated disk', () => {
  it.each(allSurvivals)('[PC4] keeps what was synced, whatever else survives: %s', (survival) => {
    const entries = [...durableFile, written(0, 'kept'), synced(3)];
    expect(contentAfter(entries, survival)).toBe('kept');
  });

  it('[PC4] loses what was not synced, or keeps it, as asked', () => {
    const entries = [...durableFile, written(0, 'kept'), synced(3), written(4, ' lost')];
    expect(contentAfter(entries, 'nothing')).toBe('kept');
    expect(contentAfter(entries, 'everything')).toBe('kept lost');
  });

  it('[PC4] keeps a name only once its directory was synced', () => {
    const entries = [opened, directoryOpened, written(0, 'kept'), synced(3)];
    expect(contentAfter(entries, 'nothing')).toBeUndefined();
    expect(contentAfter([...entries, synced(4)], 'nothing')).toBe('kept');
  });

  it('[PC4] brings back a file whose removal was not synced', () => {
    const entries: Entry[] = [...durableFile, written(0, 'kept'), synced(3), { kind: 'unlinked', path: 'a' }];
    expect(contentAfter(entries, 'nothing')).toBe('kept');
    expect(contentAfter([...entries, synced(4)], 'nothing')).toBeUndefined();
  });

  it('[PC4] gives back the old file when a rename over it was not synced', () => {
    const other: Entry = { kind: 'opened', descriptor: 5, path: 'new', isTruncated: false };
    const newText: Entry = { kind: 'written', descriptor: 5, offset: 0, bytes: Buffer.from('new') };
    const renamed: Entry = { kind: 'renamed', from: 'new', to: 'a' };
    const entries = [...durableFile, written(0, 'old'), synced(3), other, newText, synced(5), renamed];
    expect(contentAfter(entries, 'nothing')).toBe('old');
    expect(contentAfter([...entries, synced(4)], 'nothing')).toBe('new');
  });

  it('[PC4] tears a write only between sectors of 512 bytes, and in every way', () => {
    const entries = [
      ...durableFile,
      written(0, 'old '.repeat(384)),
      synced(3),
      written(256, 'new '.repeat(320)),
    ];
    const sectors = new Set<string>();
    for (let seed = 0; seed < 100; seed += 1) {
      const content = contentAfter(entries, 'torn-sectors', seed) ?? '';
      expect(content).toHaveLength(1536);
      sectors.add([0, 512, 1024].map((at) => content.slice(at + 508, at + 512).trim()).join(' '));
      expect(content.slice(0, 256)).toBe('old '.repeat(64)); // no write touched this part
      expect(content.slice(512, 1024)).toMatch(/^(old )+$|^(new )+$/);
    }
    expect(sectors.size).toBe(8);
  });

  it('[PC4] leaves the same state for the same seed', () => {
    const entries = [
      ...durableFile,
      ...Array.from({ length: 50 }, (_, index) => written(index * 512, `${index}`)),
    ];
    expect(contentAfter(entries, 'torn-sectors', 7)).toBe(contentAfter(entries, 'torn-sectors', 7));
    expect(contentAfter(entries, 'torn-sectors', 7)).not.toBe(contentAfter(entries, 'torn-sectors', 8));
  });
});
