/** A picture for the invented residence, and feeds that show it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Picture } from '#shared/domain/media.ts';
import type { FeedEntry } from '#shared/kiosk-api/announcements.ts';
import type { FakeKiosk } from './fake-kiosk.ts';

const content = readFileSync(join(import.meta.dirname, '../../fixtures/pictures/garden.webp'));

export const garden: Picture = {
  sha256: createHash('sha256').update(content).digest('hex'),
  type: 'image/webp',
  width: 1200,
  height: 800,
  bytes: content.length,
  alternative: 'Le jardin de la cour, avec son banc.',
};

/** The item with the picture of the garden, changed at once. */
export function withGarden(feed: readonly FeedEntry[], id: string): FeedEntry {
  const entry = feed.find((item) => item.id === id);
  if (entry?.kind === 'notice') return { ...entry, rev: 500, value: { ...entry.value, picture: garden } };
  if (entry?.kind === 'event') return { ...entry, rev: 500, value: { ...entry.value, picture: garden } };
  throw new Error(`${id} shows no picture`);
}

/** The bytes have come to the screen. */
export function bringGarden(kiosk: FakeKiosk): void {
  kiosk.addPicture(garden.sha256, {
    kind: 'picture',
    type: garden.type,
    data: content.toString('base64'),
  });
}
