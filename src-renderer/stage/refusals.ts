import type { ErrorCode } from '#shared/error-codes.ts';
import type { WordKey } from '../i18n/catalogues.ts';

const sentences: Partial<Record<ErrorCode, WordKey>> = {
  'event.full': 'refusal.event-full',
  'event.cancelled': 'refusal.event-cancelled',
  'event.over': 'refusal.event-over',
  'event.unknown': 'refusal.event-unknown',
  'event.no_answer_wanted': 'refusal.event-no-answer',
  'notice.over': 'notice.gone',
  'notice.no_answer_wanted': 'refusal.notice-no-answer',
  'request.unknown': 'refusal.request-unknown',
  'request.closed': 'refusal.request-closed',
  conflict: 'refusal.changed',
  'request.no_number': 'refusal.no-number',
  'action.too_many_pending': 'refusal.too-many',
  'action.expired': 'refusal.expired',
  'store.full': 'refusal.disk',
  'store.read_only': 'refusal.disk',
};

/** The sentence for a refusal of what somebody did; every code has one. */
export function refusalKey(because: ErrorCode): WordKey {
  return sentences[because] ?? 'refusal.other';
}
