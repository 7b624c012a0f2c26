import { KioskError } from '#shared/kiosk-error.ts';
import type { Clock, Log } from './ports.ts';
import type { EnrolmentFile } from './provisioning/enrolment.ts';
import type { Identity } from './provisioning/identity.ts';
import type { SyncLoop } from './sync/sync-loop.ts';
import { Wake } from './wake.ts';

type Parts = {
  clock: Clock;
  log: Log;
  enrolment: EnrolmentFile;
  openIdentity: () => Identity;
  sync: SyncLoop;
  /** Removes everything of the residence. */
  wipe: () => void;
};

/** The life of a screen: waits for its residence, then keeps to it until it is taken out of service, and begins again. */
export async function live(parts: Parts, signal: AbortSignal): Promise<void> {
  const { clock, enrolment, sync, wipe } = parts;
  const changed = new Wake();
  enrolment.onChange(() => changed.wake());
  while (!signal.aborted) {
    const { current } = enrolment;
    const identity = current.kind === 'enrolled' ? readIdentity(parts) : undefined;
    if (current.kind !== 'enrolled' || !identity) {
      await changed.wait(clock, Number.POSITIVE_INFINITY, signal);
    } else {
      const { screenId } = current;
      const end = await sync.run({ screenId, sign: (text) => identity.sign(text) }, signal);
      if (end === 'revoked') wipe();
    }
  }
}

/** Without its key a screen goes on showing what it has; the operator sees that it stays away. */
function readIdentity({ openIdentity, log }: Parts): Identity | undefined {
  try {
    return openIdentity();
  } catch (error) {
    if (!(error instanceof KioskError)) throw error;
    log.trouble(error.code, {}, error);
    return undefined;
  }
}
