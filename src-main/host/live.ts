import { KioskError } from '#shared/kiosk-error.ts';
import type { Clock, Log } from './ports.ts';
import type { EnrolmentFile } from './provisioning/enrolment.ts';
import type { Identity } from './provisioning/identity.ts';
import type { SyncLoop } from './sync/sync-loop.ts';
import { Wake } from './wake.ts';

/**
 * Who ended the time of a screen at its residence: staff on the server, an installer at the glass, or the server that
 * would not have a screen that was enrolled from a stick.
 */
export type LeavingCause = 'revoked' | 'left' | 'refused';

type Parts = {
  clock: Clock;
  log: Log;
  enrolment: EnrolmentFile;
  openIdentity: () => Identity;
  sync: SyncLoop;
  /** Tells the server of a screen that was enrolled from a stick. */
  tellClaim: (signal: AbortSignal) => Promise<'told' | 'refused' | 'stopped'>;
  /** Removes everything of the residence. */
  wipe: (cause: LeavingCause) => void;
};

/** The life of a screen: waits for its residence, then keeps to it until it is taken out of service, and begins again. */
export class Life {
  readonly #parts: Parts;
  readonly #changed = new Wake();
  #line = new AbortController();
  #leaving: PromiseWithResolvers<void> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.enrolment.onChange(() => this.#changed.wake());
  }

  /** An installer takes the screen out of service: ends the line first, then wipes. Resolves when nothing is left. */
  leave(): Promise<void> {
    if (this.#parts.enrolment.current.kind !== 'enrolled') return Promise.resolve();
    this.#leaving ??= Promise.withResolvers<void>();
    this.#line.abort();
    this.#changed.wake();
    return this.#leaving.promise;
  }

  async run(signal: AbortSignal): Promise<void> {
    const { clock, enrolment, sync, tellClaim, wipe } = this.#parts;
    while (!signal.aborted) {
      const { current } = enrolment;
      const identity = current.kind === 'enrolled' ? this.#readIdentity() : undefined;
      if (this.#leaving) {
        wipe('left');
        this.#leaving.resolve();
        this.#leaving = undefined;
      } else if (current.kind !== 'enrolled' || !identity) {
        await this.#changed.wait(clock, Number.POSITIVE_INFINITY, signal);
      } else if (current.claim) {
        const end = await this.#keepLine(signal, tellClaim);
        if (end === 'refused' && !this.#leaving) wipe('refused');
      } else {
        const { screenId } = current;
        const end = await this.#keepLine(signal, (line) =>
          sync.run({ screenId, sign: (text) => (this.#readIdentity() ?? identity).sign(text) }, line),
        );
        if (end === 'revoked' && !this.#leaving) wipe('revoked');
      }
    }
  }

  async #keepLine<T>(signal: AbortSignal, run: (line: AbortSignal) => Promise<T>): Promise<T> {
    const line = new AbortController();
    this.#line = line;
    const end = () => line.abort();
    signal.addEventListener('abort', end);
    try {
      return await run(line.signal);
    } finally {
      signal.removeEventListener('abort', end);
    }
  }

  /** Without its key a screen goes on showing what it has; the operator sees that it stays away. */
  #readIdentity(): Identity | undefined {
    const { openIdentity, log } = this.#parts;
    try {
      return openIdentity();
    } catch (error) {
      if (!(error instanceof KioskError)) throw error;
      log.trouble(error.code, {}, error);
      return undefined;
    }
  }
}
