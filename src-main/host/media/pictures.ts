import { isDeepStrictEqual } from 'node:util';
import type { Media } from '#shared/domain/media.ts';
import type { FeedEntry } from '#shared/kiosk-api/announcements.ts';
import type { VerbAnswers } from '#shared/kiosk-api/verbs.ts';
import type { MediaStore } from './media-store.ts';

type Parts = { store: MediaStore; feed: () => readonly FeedEntry[]; quotaBytes: () => number };

/** The pictures of what may be on the glass: which the feed needs, which lie here, which are missing. */
export class Pictures {
  readonly #parts: Parts;
  readonly #listeners = new Set<() => void>();
  #needed = new Map<string, Media>();
  #ready: string[] = [];

  constructor(parts: Parts) {
    this.#parts = parts;
    this.refresh();
    parts.store.onChange(() => this.refresh());
  }

  /** Hashes of what the feed needs, as much of it as the quota allows. */
  get needed(): ReadonlySet<string> {
    return new Set(this.#needed.keys());
  }

  /** Hashes of the pictures of the feed that lie on this screen. */
  get ready(): string[] {
    return this.#ready;
  }

  /** What has to be fetched, the newest first. */
  get missing(): Media[] {
    return [...this.#needed.values()].filter(({ sha256 }) => !this.#parts.store.has(sha256));
  }

  /** Called when `ready` or `missing` has changed. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Looks at the feed and at what lies here. */
  refresh(): void {
    const { feed, store, quotaBytes } = this.#parts;
    const needed = neededBy(feed(), quotaBytes());
    const ready = [...needed.keys()].filter((sha256) => store.has(sha256)).toSorted();
    const isSame = isDeepStrictEqual([...needed.keys()], [...this.#needed.keys()]);
    const isReadySame = isDeepStrictEqual(ready, this.#ready);
    this.#needed = needed;
    this.#ready = ready;
    if (!isSame || !isReadySame) for (const listener of this.#listeners) listener();
  }

  /** A picture of the feed for the page; absent when it is not needed, not here yet, or damaged. */
  async read(sha256: string): Promise<VerbAnswers['media.read']> {
    const media = this.#needed.get(sha256);
    const content = media && (await this.#parts.store.read(sha256));
    return content
      ? { kind: 'picture', type: media.type, data: content.toString('base64') }
      : { kind: 'absent' };
  }
}

/** The newest change of the feed comes first; what does not fit any more is left out, so that nothing goes round. */
function neededBy(feed: readonly FeedEntry[], quotaBytes: number): Map<string, Media> {
  const needed = new Map<string, Media>();
  let left = quotaBytes;
  for (const entry of feed.toSorted((one, other) => other.rev - one.rev)) {
    const picture = entry.kind === 'notice' || entry.kind === 'event' ? entry.value.picture : null;
    if (!picture || needed.has(picture.sha256) || picture.bytes > left) continue;
    needed.set(picture.sha256, picture);
    left -= picture.bytes;
  }
  return needed;
}
