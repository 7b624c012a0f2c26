import type { Order } from '#shared/server-protocol/command.ts';
import type { Clock, CorrectedTime, Log, NetworkProbe, UnixMs } from '../ports.ts';
import { CommandDesk } from './command-desk.ts';
import { CommandFile } from './command-file.ts';
import { Identification } from './identification.ts';
import { performOrder } from './perform-order.ts';
import type { OrderParts } from './perform-order.ts';
import { selfCheck } from './self-check.ts';

type Parts = Pick<
  OrderParts,
  'machine' | 'isSomebodyNear' | 'light' | 'renewKey' | 'reloadPage' | 'resync' | 'restart'
> & {
  dataDir: string;
  clock: Clock;
  time: CorrectedTime;
  log: Log;
  network: NetworkProbe;
  /** What the page said last; null: no page lives. */
  onGlass: () => { screen: string; heartbeatAt: UnixMs } | null;
  outboxIsWhole: () => boolean;
  hasVoice: () => boolean;
  /** Ends what an order waits for. */
  signal: AbortSignal;
};

/** How the host is ordered about from afar: the desk that takes orders, its file, and the name in large letters. */
export function joinCommands(parts: Parts): {
  desk: CommandDesk;
  file: CommandFile;
  identification: Identification;
} {
  const { dataDir, clock, time, log, network, onGlass, signal } = parts;
  const identification = new Identification(clock);
  const file = new CommandFile(dataDir, clock.bootId, log);
  const orderParts: OrderParts = {
    ...parts,
    onGlass: () => onGlass()?.screen ?? null,
    identify: (seconds) => identification.show(seconds, signal),
    wait: async (ms) => {
      await clock.delay(ms, signal);
      return signal.aborted ? 'ending' : 'over';
    },
    selfCheck: () =>
      selfCheck({
        network,
        isClockTrusted: time.isTrusted(),
        heartbeatAt: onGlass()?.heartbeatAt ?? null,
        now: time.now(),
        outboxIsWhole: parts.outboxIsWhole,
        hasVoice: parts.hasVoice(),
      }),
  };
  const perform = (order: Order) => performOrder(order, orderParts);
  return { desk: new CommandDesk({ clock, time, log, file, perform }), file, identification };
}
