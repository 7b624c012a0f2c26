import { isDeepStrictEqual } from 'node:util';
import {
  maxActionBytes,
  numberedDrafts,
  perhapsNumberedDrafts,
  readAction,
} from '#shared/actions/action-schemas.ts';
import type { Taking } from '#shared/kiosk-api/verbs.ts';

/** What a person did, as the page hands it over: without a number, which the outbox gives. */
export type NewAction = { key: string; kind: string; payload: unknown };

type Refused = Taking & { kind: 'refused' };

/** `field`: the path in the payload that could not be read. */
export function refuse(because: Refused['because'], field?: string): Refused {
  return field ? { kind: 'refused', because, field } : { kind: 'refused', because };
}

/**
 * `body` is the payload as JSON, small enough and of a shape that the server can read.
 * A draft is read without its number, so that none is spent on one that cannot be kept.
 */
export function readNewAction({ kind, payload }: NewAction): { kind: 'readable'; body: string } | Refused {
  const body = JSON.stringify(payload) ?? 'null';
  if (Buffer.byteLength(body) > maxActionBytes) return refuse('action.too_large');
  const draft = draftOf(kind)?.safeParse(payload);
  if (draft) {
    return draft.success
      ? { kind: 'readable', body }
      : refuse('action.unreadable', draft.error.issues[0]?.path.join('.'));
  }
  const reading = readAction(kind, payload);
  if (reading.kind === 'unknown-kind') return refuse('action.unknown_kind');
  return reading.kind === 'action' ? { kind: 'readable', body } : refuse('action.unreadable', reading.field);
}

/** Whether this screen gives it a number, if there are plenty. */
export function takesNumber(kind: string): boolean {
  return draftOf(kind) !== undefined;
}

/** Nobody can come back to a request without a number, nor hear that a seat came free. */
export function needsNumber(kind: string, payload: unknown): boolean {
  return Object.hasOwn(numberedDrafts, kind) || (kind === 'event.join' && isWaiting(payload));
}

/** What is said to an action whose key is known: the number that it has, or that the key was another one's. */
export function sameAgain(
  known: { kind: string; payload: string },
  { kind, payload }: Pick<NewAction, 'kind' | 'payload'>,
): Taking {
  const { number, ...kept } = JSON.parse(known.payload) as { number?: string };
  const isSame = known.kind === kind && isDeepStrictEqual(kept, payload);
  return isSame ? { kind: 'kept', number: number ?? null } : refuse('action.key_reused');
}

const drafts = { ...numberedDrafts, ...perhapsNumberedDrafts };

/** The schema of what this screen gives a number; undefined: none is given. */
function draftOf(kind: string) {
  return Object.hasOwn(drafts, kind) ? drafts[kind as keyof typeof drafts] : undefined;
}

function isWaiting(payload: unknown): boolean {
  return perhapsNumberedDrafts['event.join'].safeParse(payload).data?.waits === true;
}
