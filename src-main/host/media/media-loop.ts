import type { Media } from '#shared/domain/media.ts';
import { mediaTicketAnswerSchema } from '#shared/server-protocol/media-ticket.ts';
import { askServer } from '../ask-server.ts';
import type {
  Chance,
  Clock,
  Connection,
  LineUser,
  Log,
  ServerLink,
  Time,
  UnixMs,
  WelcomedLine,
} from '../ports.ts';
import { isTrouble } from '../store/store-error.ts';
import { Wake } from '../wake.ts';
import type { MediaStore } from './media-store.ts';
import type { Pictures } from './pictures.ts';

type Parts = {
  link: ServerLink;
  clock: Clock;
  chance: Chance;
  log: Log;
  time: Time;
  store: MediaStore;
  pictures: Pictures;
};
type Ticket = { query: string; until: UnixMs };
type Failure = { count: number; /** by the monotonic clock */ notBefore: number };

const firstBackOffMs = 5_000;
const longestBackOffMs = 600_000;

/** A ticket that ends while the request is on its way is a failure for nothing. */
const ticketMarginMs = 10_000;

/**
 * Fetches the pictures that the feed needs, the newest first, one at a time, as long as the line is open.
 * One that fails waits, ever longer, and holds up no other.
 */
export class MediaLoop implements LineUser {
  readonly #parts: Parts;
  readonly #wake = new Wake();
  readonly #failures = new Map<string, Failure>();

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.pictures.onChange(() => this.#wake.wake());
  }

  async run({ connection }: WelcomedLine): Promise<void> {
    const { clock, pictures } = this.#parts;
    this.#failures.clear(); // a new line is a new chance
    let ticket: Ticket | undefined;
    while (!connection.closed.aborted) {
      const { missing } = pictures;
      const next = missing.find(({ sha256 }) => this.#waitMs(sha256) <= 0);
      if (next) {
        if (!this.#isGood(ticket)) ticket = await this.#askTicket(connection);
        const isHere = ticket !== undefined && (await this.#fetch(next, ticket, connection.closed));
        this.#note(next.sha256, isHere);
        if (!isHere) ticket = undefined;
      } else {
        const waits = missing.map(({ sha256 }) => this.#waitMs(sha256));
        await this.#wake.wait(clock, Math.min(Number.POSITIVE_INFINITY, ...waits), connection.closed);
      }
    }
  }

  /** Whether the picture lies here now. */
  async #fetch(media: Media, { query }: Ticket, signal: AbortSignal): Promise<boolean> {
    const { link, store, pictures, log } = this.#parts;
    const fetched = await link.fetchBytes(`/media/${media.sha256}?${query}`, store.partBytes(media), signal);
    if (fetched.kind === 'failed') return false;
    try {
      const receipt = await store.receive(media, fetched.from, fetched.body, pictures.needed);
      return receipt === 'kept';
    } catch (error) {
      if (!isTrouble(error, 'store.full', 'store.read_only')) throw error;
      log.trouble(error.code, { during: 'media' }, error);
      return false;
    }
  }

  async #askTicket(connection: Connection): Promise<Ticket | undefined> {
    const asked = await askServer(this.#parts, connection, {
      name: 'media:ticket',
      message: {},
      answer: mediaTicketAnswerSchema,
    });
    if (asked.kind !== 'answer') return undefined;
    if (asked.value.ok) return asked.value.value;
    this.#parts.log.note('no media ticket', { code: asked.value.refusal.code });
    return undefined;
  }

  #isGood(ticket: Ticket | undefined): boolean {
    return ticket !== undefined && this.#parts.time.now() < ticket.until - ticketMarginMs;
  }

  #note(sha256: string, isHere: boolean): void {
    if (isHere) return void this.#failures.delete(sha256);
    const { clock, chance } = this.#parts;
    const count = (this.#failures.get(sha256)?.count ?? 0) + 1;
    const most = Math.min(longestBackOffMs, firstBackOffMs * 2 ** (count - 1));
    this.#failures.set(sha256, { count, notBefore: clock.monotonic() + most * (0.5 + chance.random() / 2) });
  }

  #waitMs(sha256: string): number {
    return (this.#failures.get(sha256)?.notBefore ?? 0) - this.#parts.clock.monotonic();
  }
}
