import { join } from 'node:path';
import type { HostToShell } from '../host/bridge/shell-channel.ts';
import { BootRecord } from './boot-record.ts';
import { GlassKeeper } from './glass-keeper.ts';
import type { Glass } from './glass-keeper.ts';
import type { HostState, HostSupervisor } from './host-supervisor.ts';
import type { Patience } from './restart-budget.ts';
import type { GlassCause, RestartCounts } from './restart-counts.ts';
import type { Timer } from './timer.ts';
import { systemdNotify, Watchdog, withoutContentMs } from './watchdog.ts';

/** What a shell brings. */
export type RecoveryParts = {
  /** Data directory of the kiosk. */
  data: string;
  environment: NodeJS.ProcessEnv;
  timer: Timer;
  patience: Patience;
  host: Pick<HostSupervisor, 'state' | 'count'>;
  glass: Glass;
  /** Ends the whole program, which the system then starts anew. */
  giveUp: () => void;
  /** Tells the operator something, in one sentence. */
  say: (sentence: string) => void;
};

/**
 * The ladder of both shells: page → window → everything anew by the system, where there is one to do it → the calm page and a try
 * every ten minutes. What is done is counted, and the watchdog of the system is fed by what the glass shows.
 */
export class Recovery {
  readonly #parts: RecoveryParts;
  readonly #keeper: GlassKeeper;
  readonly #record: BootRecord;
  readonly #watchdog: Watchdog | undefined;
  #isStoreSound = true;

  constructor(parts: RecoveryParts) {
    const { data, environment, timer, patience, glass } = parts;
    this.#parts = parts;
    this.#record = new BootRecord(join(data, 'boot.json'));
    const listener = { counted: this.#counted.bind(this), givesUp: this.#givesUp.bind(this) };
    this.#keeper = new GlassKeeper(glass, timer, listener, patience);
    const notify = systemdNotify(environment);
    this.#watchdog = notify && new Watchdog(notify, timer, () => this.#isWell());
  }

  start(): void {
    this.#keeper.start();
    this.#watchdog?.start();
  }

  stop(): void {
    this.#keeper.stop();
    this.#watchdog?.stop();
  }

  hostState(state: HostState): void {
    this.#keeper.hostState(state);
    if (state === 'out-of-order') this.#givesUp();
  }

  hostMessage(message: HostToShell): void {
    if ('pulse' in message) this.#isStoreSound = message.pulse.isStoreSound;
    if ('pulse' in message || 'beat' in message) this.#keeper.heard(message);
  }

  /** Ends what the glass shows, because it hangs or is no more. */
  end(cause: GlassCause): void {
    this.#keeper.end(cause);
  }

  /** What the glass showed has ended. */
  ended(cause: GlassCause): void {
    this.#keeper.ended(cause);
  }

  #counted(cause: keyof RestartCounts): void {
    this.#parts.host.count(cause);
    const isCalm = cause === 'calm';
    this.#parts.say(
      isCalm
        ? 'The calm page stands in; the page is tried again later.'
        : `The page is shown anew (${cause}).`,
    );
  }

  /** Only a system that starts us anew makes ending worth while. */
  #givesUp(): boolean {
    const { environment, giveUp } = this.#parts;
    if (!environment['NOTIFY_SOCKET'] || !this.#record.startAnew()) return false;
    giveUp();
    return true;
  }

  /** A host that is out of order has its calm page on the glass, too. */
  #isWell(): boolean {
    const isCalm = this.#parts.host.state === 'out-of-order';
    return this.#isStoreSound && (isCalm || this.#keeper.shows(withoutContentMs));
  }
}
