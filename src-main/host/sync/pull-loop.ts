import { assertNever } from '#shared/assert-never.ts';
import { changeSchema } from '#shared/server-protocol/change.ts';
import { connectionTimes } from '#shared/server-protocol/events.ts';
import { pageLimits, pullAnswerSchema } from '#shared/server-protocol/pull.ts';
import type { Page } from '#shared/server-protocol/pull.ts';
import { askServer } from '../ask-server.ts';
import type { FeedPage, FeedStore } from '../feed/feed-store.ts';
import type { VisibleFeed } from '../feed/visible-feed.ts';
import type { Chance, Clock, Connection, LineUser, Log, ServerLink, WelcomedLine } from '../ports.ts';
import { sparing } from '../store/store-error.ts';
import { Wake } from '../wake.ts';
import type { CorrectedClock } from './corrected-clock.ts';
import type { Freshness } from './freshness.ts';
import { takeSnapshot } from './take-snapshot.ts';

type Reset = Extract<Page, { status: 'reset' }>;

/** How a pull of one scope ended. After `failed` it is tried again, ever later. */
type Pulled = { kind: 'complete' } | { kind: 'closed' } | { kind: 'failed'; waitMs: number };

type Parts = {
  link: Pick<ServerLink, 'fetchJson'>;
  clock: Clock;
  chance: Chance;
  time: CorrectedClock;
  log: Log;
  store: FeedStore;
  feed: VisibleFeed;
  freshness: Freshness;
  /** The feed now holds this revision of the scope; called before the glass is told. */
  onShown: (scope: string, rev: number) => void;
  /** Whether an action of this screen is on its way: its answer must come before its effect (FD3). */
  isSending: () => boolean;
};

/** A cache that differs from the server is replaced at most this often: a fault of ours must not load the server. */
const divergenceEveryMs = 3_600_000;

/** The server sends an answer right behind the change that it made. */
const answerComesWithinMs = 50;

/** No server's history is named so: asked for what came after, it answers with a reset. */
const noEpoch = 'anew';

const failed = (waitMs = 0): Pulled => ({ kind: 'failed', waitMs });

/**
 * Keeps every scope at the server's head while a line is open: pulls pages, applies live changes that fit exactly,
 * takes a snapshot when the server says reset. Each scope has a time when it is next pulled; a poke moves it forward.
 */
export class PullLoop implements LineUser {
  readonly #parts: Parts;
  readonly #wake = new Wake();
  /** Scope → monotonic time of its next pull. */
  readonly #due = new Map<string, number>();
  readonly #complete = new Set<string>();
  #scopes: readonly string[] = [];
  readonly #failures = new Map<string, number>();
  /** Scopes that staff ordered to be fetched anew and are not yet. */
  readonly #anew = new Set<string>();
  readonly #divergedAt = new Map<string, number>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async run({ connection, welcome }: WelcomedLine): Promise<void> {
    const { clock, store, feed, log } = this.#parts;
    this.#scopes = welcome.scopes.map(({ id }) => id);
    store.keepScopes(this.#scopes);
    feed.reload();
    feed.refresh();
    this.#due.clear();
    this.#complete.clear();
    for (const scope of this.#scopes) this.#want(scope, welcome.pullAfterMs);
    const orClose = (work: () => void) => void (sparing(log, work) || connection.close());
    connection.listen('change', (message) => orClose(() => this.#onChange(message)));
    connection.onAlive(() => orClose(() => this.#confirm()));
    while (!connection.closed.aborted) {
      const [scope, due] = [...this.#due].toSorted(([, a], [, b]) => a - b)[0] ?? [
        '',
        Number.POSITIVE_INFINITY,
      ];
      const waitMs = due - clock.monotonic();
      if (waitMs > 0) await this.#wake.wait(clock, waitMs, connection.closed);
      else await this.#pullDue(connection, scope);
    }
  }

  /** Lets every scope be fetched anew and whole, on this line or the next; what is on the glass stays until then. */
  startOver(): void {
    for (const scope of this.#scopes) {
      this.#anew.add(scope);
      this.#want(scope, 0);
    }
  }

  #want(scope: string, afterMs: number): void {
    const at = this.#parts.clock.monotonic() + afterMs;
    this.#due.set(scope, Math.min(at, this.#due.get(scope) ?? Number.POSITIVE_INFINITY));
    this.#wake.wake();
  }

  async #pullDue(connection: Connection, scope: string): Promise<void> {
    this.#due.delete(scope);
    const pulled = await this.#pull(connection, scope);
    switch (pulled.kind) {
      case 'complete':
        this.#complete.add(scope);
        this.#failures.delete(scope);
        this.#confirm();
        return this.#want(scope, connectionTimes.pullEvery);
      case 'failed':
        this.#complete.delete(scope);
        return this.#want(scope, Math.max(pulled.waitMs, this.#backOffMs(scope)));
      case 'closed':
        return;
      default:
        return assertNever(pulled);
    }
  }

  #backOffMs(scope: string): number {
    const failures = this.#failures.get(scope) ?? 0;
    this.#failures.set(scope, failures + 1);
    const widest = Math.min(connectionTimes.reconnectMost, connectionTimes.reconnectFirst * 2 ** failures);
    return (0.5 + this.#parts.chance.random() / 2) * widest;
  }

  /** A sign of life while every scope is complete confirms the whole content. */
  #confirm(): void {
    this.#parts.time.contact();
    if (this.#scopes.every((scope) => this.#complete.has(scope))) this.#parts.freshness.complete();
  }

  #onChange(message: unknown): void {
    const { log, store, chance } = this.#parts;
    const change = changeSchema.safeParse(message);
    if (!change.success) {
      log.trouble('protocol.malformed', { message: 'change' });
      for (const scope of this.#scopes) this.#want(scope, 0); // it may have told of any of them
      return;
    }
    const { scope, epoch, prev, rev, items, spreadMs } = change.data;
    const held = store.scope(scope);
    if (!this.#scopes.includes(scope) || (epoch === held.epoch && rev <= held.cursor)) return;
    if (this.#parts.isSending()) return this.#want(scope, answerComesWithinMs);
    if (items && epoch === held.epoch && prev === held.cursor) {
      this.#apply(scope, { epoch, items, to: rev });
      return this.#confirm();
    }
    this.#complete.delete(scope);
    this.#want(scope, (spreadMs ?? 0) * chance.random());
  }

  async #pull(connection: Connection, scope: string): Promise<Pulled> {
    let hasReset = false;
    while (!connection.closed.aborted) {
      const held = this.#parts.store.scope(scope);
      const asked = await askServer(this.#parts, connection, {
        name: 'pull',
        message: {
          scope,
          epoch: this.#anew.has(scope) ? noEpoch : held.epoch,
          since: held.cursor,
          digest: held.digest,
          limit: pageLimits.items,
        },
        answer: pullAnswerSchema,
      });
      if (asked.kind === 'closed') return asked;
      if (asked.kind === 'malformed') return failed();
      if (!asked.value.ok) return this.#refused(scope, asked.value.refusal);
      const page = asked.value.value;
      if (page.status === 'reset') {
        if (hasReset || !(await this.#reset(connection, scope, page))) return failed();
        hasReset = true;
        continue;
      }
      this.#apply(scope, page);
      if (page.upToDate) return this.#compare(scope, page);
      this.#complete.delete(scope);
      if (page.to <= held.cursor) return failed(); // a page that leads nowhere must not be asked for again at once
    }
    return { kind: 'closed' };
  }

  #refused(scope: string, refusal: { code: string; retryAfterSeconds?: number | undefined }): Pulled {
    this.#parts.log.note('pull refused', { scope, code: refusal.code });
    return failed((refusal.retryAfterSeconds ?? 0) * 1000);
  }

  #apply(scope: string, page: FeedPage): void {
    const { store, feed, log, onShown } = this.#parts;
    const { changed, malformed } = store.applyPage(scope, page);
    for (let time = 0; time < malformed; time++)
      log.trouble('protocol.malformed', { message: 'item', scope });
    feed.take(changed);
    onShown(scope, store.scope(scope).cursor); // what people did here is now in the feed: told in one step with it
    feed.refresh();
  }

  /** Same revision, other content: the next pull says so too, and the server answers with a reset. */
  #compare(scope: string, page: { digest: string | null; to: number }): Pulled {
    const held = this.#parts.store.scope(scope);
    const isSame = page.digest === null || held.cursor !== page.to || held.digest === page.digest;
    if (isSame) return { kind: 'complete' };
    return this.#mayRepairDivergence(scope) ? failed() : { kind: 'complete' };
  }

  #mayRepairDivergence(scope: string): boolean {
    const last = this.#divergedAt.get(scope);
    return last === undefined || this.#parts.clock.monotonic() - last >= divergenceEveryMs;
  }

  /** True when the scope now holds another generation. What was on the glass stays there until then. */
  async #reset(connection: Connection, scope: string, { reason, snapshotPath }: Reset): Promise<boolean> {
    const { link, clock, store, feed, log, onShown } = this.#parts;
    if (reason === 'diverged') {
      if (!this.#mayRepairDivergence(scope)) return false;
      this.#divergedAt.set(scope, clock.monotonic());
      log.trouble('feed.diverged', { scope });
    }
    const before = store.scope(scope).epoch;
    const held = reason === 'floor' ? store.revisions(scope) : new Map<string, number>();
    const snapshot = await takeSnapshot(link, snapshotPath, held, connection.closed);
    if (!snapshot) return false;
    store.replace(scope, snapshot);
    this.#anew.delete(scope);
    log.note('feed replaced', { scope, reason, items: snapshot.items.length, kept: snapshot.keep.size });
    feed.reload();
    if (reason === 'future' || snapshot.epoch !== before) onShown(scope, Number.MAX_SAFE_INTEGER); // revisions of another history
    onShown(scope, snapshot.asOf);
    feed.refresh();
    return true;
  }
}
