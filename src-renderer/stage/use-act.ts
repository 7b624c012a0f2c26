import { useState } from 'react';
import type {
  ActionPayload,
  NumberedKind,
  PerhapsNumberedKind,
  PersonActionKind,
} from '#shared/actions/action-schemas.ts';
import type { ErrorCode } from '#shared/error-codes.ts';
import { newActionKey } from './action-key.ts';
import { useStage } from './stage.ts';

/** What is kept with a number goes out without it: the host gives it one. */
export type Draft<K extends PersonActionKind> = K extends NumberedKind | PerhapsNumberedKind
  ? Omit<ActionPayload<K>, 'number'>
  : ActionPayload<K>;

/** Where an action of this page stands. `kept`: on the disk of the screen, it cannot be lost any more. */
export type Sending =
  | { kind: 'not-sent' }
  | { kind: 'sending' }
  | { kind: 'kept'; key: string; number: string | null }
  | { kind: 'refused'; because: ErrorCode }
  /** The host did not answer; asking again with the same key is safe. */
  | { kind: 'no-answer' };

/**
 * Sends one action of the page that opens with this hook: its key is made then, so that two taps are one action.
 * A tap while it is on its way does nothing.
 */
export function useAct<K extends PersonActionKind>(kind: K) {
  const { ask } = useStage();
  const [key] = useState(() => newActionKey());
  const [sending, setSending] = useState<Sending>({ kind: 'not-sent' });
  const send = async (payload: Draft<K>): Promise<Sending> => {
    if (sending.kind === 'sending' || sending.kind === 'kept') return sending;
    setSending({ kind: 'sending' });
    const taken = await ask('act', { key, kind, payload }).then(
      (taking): Sending => (taking.kind === 'kept' ? { ...taking, key } : taking),
      (): Sending => ({ kind: 'no-answer' }), // KioskError is the only rejection: the host said nothing or found a fault
    );
    setSending(taken);
    return taken;
  };
  return { sending, send };
}
