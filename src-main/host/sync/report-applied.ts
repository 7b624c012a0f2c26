import { connectionTimes } from '#shared/server-protocol/events.ts';
import type { FeedStore } from '../feed/feed-store.ts';
import type { Clock, LineUser, WelcomedLine } from '../ports.ts';

/** Tells the server what this screen holds: each scope that moved, looked at every 5 s. */
export class AppliedReports implements LineUser {
  readonly #clock: Clock;
  readonly #store: FeedStore;

  constructor(clock: Clock, store: FeedStore) {
    this.#clock = clock;
    this.#store = store;
  }

  async run({ connection }: WelcomedLine): Promise<void> {
    const told = new Map<string, string>();
    while (!connection.closed.aborted) {
      await this.#clock.delay(connectionTimes.appliedEvery, connection.closed);
      for (const { id: scope, epoch, cursor, digest } of this.#store.scopes()) {
        const state = `${epoch} ${cursor} ${digest}`;
        if (epoch === '' || told.get(scope) === state || connection.closed.aborted) continue;
        connection.tell('applied', { scope, epoch, cursor, digest });
        told.set(scope, state);
      }
    }
  }
}
