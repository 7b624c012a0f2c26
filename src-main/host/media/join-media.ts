import { join } from 'node:path';
import type { FeedEntry } from '#shared/kiosk-api/announcements.ts';
import type { Chance, Clock, Log, ServerLink, Time } from '../ports.ts';
import { Ballast } from './ballast.ts';
import type { DiskShare } from './disk-share.ts';
import { MediaLoop } from './media-loop.ts';
import { MediaStore } from './media-store.ts';
import { Pictures } from './pictures.ts';

type Parts = {
  dataDir: string;
  disk: DiskShare;
  link: ServerLink;
  clock: Clock;
  chance: Chance;
  log: Log;
  time: Time;
  feed: () => readonly FeedEntry[];
};

/** What takes room on the disk: pictures as they come, lie here and are shown, and the ballast. */
export function joinMedia({ dataDir, disk, feed, ...outside }: Parts): {
  ballast: Ballast;
  store: MediaStore;
  pictures: Pictures;
  loop: MediaLoop;
} {
  const { clock, log } = outside;
  const { quotaBytes, ballastBytes } = disk;
  const ballast = new Ballast({ path: join(dataDir, 'ballast'), bytes: ballastBytes, log });
  const store = new MediaStore({ folder: join(dataDir, 'media'), quotaBytes, clock, log });
  const pictures = new Pictures({ store, feed, quotaBytes });
  return { ballast, store, pictures, loop: new MediaLoop({ ...outside, store, pictures }) };
}
