import { connectionTimes } from '#shared/server-protocol/events.ts';
import type { Health } from '#shared/server-protocol/health.ts';
import type { Clock, LineUser, Log, Time, UnixMs, WelcomedLine } from '../ports.ts';

/** What the page said last, with the instant at which it did. */
type OnGlass = NonNullable<Health['onGlass']>;

/** What the other parts know of themselves. */
export type HealthFacts = Omit<Health, 'app' | 'uptimeSeconds' | 'memoryBytes' | 'onGlass'>;

type Parts = { clock: Clock; time: Time; log: Log; app: string; facts: () => HealthFacts };

const staleMs = 24 * 3_600_000;

/** Tells the operator every minute how this screen is, and what is on its glass. */
export class HealthLoop implements LineUser {
  readonly #parts: Parts;
  readonly #startedAt: number;
  #onGlass: OnGlass | null = null;
  #alarmedAt = Number.NEGATIVE_INFINITY;
  #connection: WelcomedLine['connection'] | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#startedAt = parts.clock.monotonic();
  }

  /** What the page said last. */
  get onGlass(): OnGlass | null {
    return this.#onGlass;
  }

  /** The page lives and shows this. Whoever published an urgent message waits to know that it is seen: that is told at once. */
  heartbeat(shown: Omit<OnGlass, 'heartbeatAt'>): void {
    const isOtherBand = shown.urgentId !== (this.#onGlass?.urgentId ?? null);
    this.#onGlass = { ...shown, heartbeatAt: this.#parts.time.now() };
    if (isOtherBand) this.#connection?.tell('health', this.report());
  }

  async run({ connection }: WelcomedLine): Promise<void> {
    this.#connection = connection;
    while (!connection.closed.aborted) {
      connection.tell('health', this.report());
      await this.#parts.clock.delay(connectionTimes.healthEvery, connection.closed);
    }
    if (this.#connection === connection) this.#connection = undefined;
  }

  report(): Health {
    const { clock, app, facts } = this.#parts;
    return {
      app,
      uptimeSeconds: Math.max(0, clock.monotonic() - this.#startedAt) / 1000,
      memoryBytes: process.memoryUsage().rss,
      onGlass: this.#onGlass,
      ...facts(),
    };
  }

  /** An action that has waited for a day is an alarm, once a day; asked every hour, with or without a line. */
  alarmStale(oldestAt: UnixMs | null): void {
    const { clock, time, log } = this.#parts;
    if (oldestAt === null || time.now() - oldestAt < staleMs || clock.monotonic() - this.#alarmedAt < staleMs)
      return;
    this.#alarmedAt = clock.monotonic();
    log.trouble('outbox.stale', { hours: Math.floor((time.now() - oldestAt) / 3_600_000) });
  }
}
