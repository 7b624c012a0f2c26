import type { ScreenSettings } from '#shared/domain/screen.ts';
import { screenSettingsSchema } from '#shared/domain/screen.ts';
import type { ErrorCode } from '#shared/error-codes.ts';
import { KioskError } from '#shared/kiosk-error.ts';
import { connectionTimes } from '#shared/server-protocol/events.ts';
import { refusalSchema } from '#shared/server-protocol/refusal.ts';
import type { Chance, Clock, Connection, LineUser, Log, ServerLink } from '../ports.ts';
import { sparing } from '../store/store-error.ts';
import { together } from '../together.ts';
import type { CorrectedClock } from './corrected-clock.ts';
import type { Freshness } from './freshness.ts';
import { sayHello } from './say-hello.ts';
import type { Greeting, HelloFacts, ScreenIdentity } from './say-hello.ts';

type Parts = {
  link: ServerLink;
  clock: Clock;
  chance: Chance;
  log: Log;
  time: CorrectedClock;
  freshness: Freshness;
  facts: () => HelloFacts;
  /** The longest wait before the next attempt. */
  reconnectMostMs: number;
  /** What works while a line is open: pulls, outbox, numbers, health. */
  users: readonly LineUser[];
  onSettings: (settings: ScreenSettings) => void;
};

/** How one attempt ended. `waitMs`: the least time until the next one, when the server or the case asks for it. */
type Attempt = { kind: 'revoked' } | { kind: 'over'; wasSteady: boolean; waitMs: number };

/** A line that held this long was good: the next wait is short again. */
const steadyMs = 30_000;

/** The server does not know this screen, or not this program: it may again after a restore or an update. */
const slowRetryMs = 600_000;
const slowCodes: ReadonlySet<ErrorCode> = new Set([
  'screen.unknown',
  'screen.bad_signature',
  'protocol.too_old',
]);

/**
 * Holds the line to the server for as long as the screen is enrolled:
 *
 *     wait ──► connect ──► challenge ──► hello ──► welcome: users run ──┐
 *      ▲          │            │           │                            │ line closed
 *      └──────────┴────────────┴───────────┴────────────────────────────┘     revoked ──► end
 *
 * The wait is uniform in [0, min(`reconnectMostMs`, 2 s · 2^n)]: after a restart of the server a town comes back spread out.
 */
export class SyncLoop {
  readonly #parts: Parts;
  #failures = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Runs until the signal aborts, or until the server takes the screen out of service. */
  async run(identity: ScreenIdentity, signal: AbortSignal): Promise<'stopped' | 'revoked'> {
    while (!signal.aborted) {
      const attempt = await this.#attempt(identity, signal);
      this.#parts.freshness.offline();
      if (attempt.kind === 'revoked') return 'revoked';
      if (attempt.wasSteady) this.#failures = 0;
      await this.#parts.clock.delay(Math.max(this.#reconnectMs(), attempt.waitMs), signal);
      this.#failures += 1;
    }
    return 'stopped';
  }

  #reconnectMs(): number {
    const { chance, reconnectMostMs } = this.#parts;
    return chance.random() * Math.min(reconnectMostMs, connectionTimes.reconnectFirst * 2 ** this.#failures);
  }

  async #attempt(identity: ScreenIdentity, signal: AbortSignal): Promise<Attempt> {
    const { link, log, facts } = this.#parts;
    const connection = await link.connect('/screen', signal);
    if (!connection) return over();
    const close = () => connection.close();
    signal.addEventListener('abort', close);
    try {
      const greeting = await sayHello(this.#parts, connection, identity, facts());
      return await this.#goOn(connection, greeting);
    } catch (error) {
      if (!(error instanceof KioskError)) throw error;
      log.trouble(error.code, { during: 'sync' }, error);
      return over();
    } finally {
      signal.removeEventListener('abort', close);
      connection.close();
    }
  }

  async #goOn(connection: Connection, greeting: Greeting): Promise<Attempt> {
    if (greeting.kind === 'closed') return over();
    if (greeting.kind === 'refused') return this.#refused(greeting.refusal);
    const { welcome, askedAt, answeredAt } = greeting;
    const { clock, time, freshness, users, onSettings, log } = this.#parts;
    time.learn(welcome.serverTime, askedAt, answeredAt);
    sparing(log, () => onSettings(welcome.settings)); // on a full disk the old ones hold
    freshness.online();
    const isRevoked = this.#listen(connection);
    const works = users.map((user) => user.run({ connection, welcome }));
    await together(works, () => connection.close());
    if (isRevoked()) return { kind: 'revoked' };
    return over({ wasSteady: clock.monotonic() - answeredAt >= steadyMs });
  }

  #refused({
    code,
    retryAfterSeconds = 0,
  }: {
    code: ErrorCode;
    retryAfterSeconds?: number | undefined;
  }): Attempt {
    if (code === 'screen.revoked') return { kind: 'revoked' };
    this.#parts.log.trouble(code, { during: 'hello' });
    return over({ waitMs: slowCodes.has(code) ? slowRetryMs : retryAfterSeconds * 1000 });
  }

  /** Hears what the server says unasked. Returns whether it took the screen out of service. */
  #listen(connection: Connection): () => boolean {
    const { log, onSettings } = this.#parts;
    let isRevoked = false;
    connection.listen('settings', (message) => {
      const settings = screenSettingsSchema.safeParse(message);
      if (settings.success) sparing(log, () => onSettings(settings.data));
      else log.trouble('protocol.malformed', { message: 'settings' });
    });
    connection.listen('revoked', () => {
      isRevoked = true;
      connection.close();
    });
    connection.listen('refused', (message) => {
      log.trouble(refusalSchema.safeParse(message).data?.code ?? 'protocol.malformed', {
        during: 'connection',
      });
    });
    return () => isRevoked;
  }
}

const over = ({ wasSteady = false, waitMs = 0 } = {}): Attempt => ({ kind: 'over', wasSteady, waitMs });
