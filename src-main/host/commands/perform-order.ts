import { assertNever } from '#shared/assert-never.ts';
import type { ErrorCode } from '#shared/error-codes.ts';
import type { Check, CommandOutcome, Order } from '#shared/server-protocol/command.ts';
import { maxPictureSigns } from '#shared/server-protocol/command.ts';
import type { PanelOrder } from '../machine/panel-light.ts';
import type { Deed, Machine } from '../ports.ts';

/** What orders are done with. */
export type OrderParts = {
  machine: Machine;
  /** Screen on the glass, as the page said it last; null: no page lives. */
  onGlass: () => string | null;
  /** As the presence sensor says. */
  isSomebodyNear: () => boolean;
  selfCheck: () => Promise<Check[]>;
  identify: (seconds: number) => void;
  light: (light: PanelOrder) => void;
  /** Resolves when the screen has another key, and the server knows it. */
  renewKey: () => Promise<void>;
  reloadPage: () => void;
  /** Lets every scope be fetched anew. */
  resync: () => void;
  /** Resolves after so long, or when the host ends. */
  wait: (ms: number) => Promise<'over' | 'ending'>;
  /** Ends the host, which its shell starts again. */
  restart: () => void;
};

const rebootWithinMs = 180_000;
const renewWithinMs = 60_000;

/** Screens before which nobody stands, and on which nothing personal is. */
const unattended: ReadonlySet<string | null> = new Set([
  'attract',
  'out-of-order',
  'starting',
  'setup',
  null,
]);

/** Does one thing that staff ordered. null: it is done when the host is back. */
export async function performOrder(order: Order, parts: OrderParts): Promise<CommandOutcome | null> {
  switch (order.kind) {
    case 'reload':
      parts.reloadPage();
      return { kind: 'done' };
    case 'restart':
      parts.restart();
      return null;
    case 'identify':
      parts.identify(order.seconds);
      return { kind: 'done' };
    case 'self-check':
      return { kind: 'done', checks: await parts.selfCheck() };
    case 'screenshot':
      return takePicture(parts);
    case 'volume':
      return outcomeOf(await parts.machine.setVolume(order.percent));
    case 'panel':
      parts.light(order.light);
      return { kind: 'done' };
    case 'update':
      return outcomeOf(parts.machine.askForUpdate());
    case 'resync':
      parts.resync();
      return { kind: 'done' };
    case 'rotate-key':
      return renewKey(parts);
    case 'reboot':
      return reboot(parts);
    default:
      return assertNever(order);
  }
}

/** What takes longer goes on by itself; it is only told as failed. */
async function renewKey({ renewKey: renew, wait }: OrderParts): Promise<CommandOutcome> {
  const isOver = await Promise.race([renew().then(() => false), wait(renewWithinMs).then(() => true)]);
  return isOver ? failed('command.failed') : { kind: 'done' };
}

/** A machine that starts anew ends the host long before; one that does not was not willing. */
async function reboot({ machine, wait }: OrderParts): Promise<CommandOutcome | null> {
  const asked = machine.askForReboot();
  if (asked !== 'done') return outcomeOf(asked);
  return (await wait(rebootWithinMs)) === 'ending' ? null : failed('command.failed');
}

async function takePicture({ machine, onGlass, isSomebodyNear }: OrderParts): Promise<CommandOutcome> {
  if (isSomebodyNear() || !unattended.has(onGlass())) return failed('command.somebody_there');
  const taken = await machine.takePicture();
  if (typeof taken === 'string') return outcomeOf(taken);
  const picture = taken.toString('base64');
  return picture.length > maxPictureSigns ? failed('command.failed') : { kind: 'done', picture };
}

function outcomeOf(deed: Deed): CommandOutcome {
  switch (deed) {
    case 'done':
      return { kind: 'done' };
    case 'absent':
      return failed('command.not_here');
    case 'failed':
      return failed('command.failed');
    default:
      return assertNever(deed);
  }
}

function failed(because: ErrorCode): CommandOutcome {
  return { kind: 'failed', because };
}
