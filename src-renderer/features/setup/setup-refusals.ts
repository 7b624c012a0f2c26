import type { ErrorCode } from '#shared/error-codes.ts';
import type { SetupRefusal } from '#shared/kiosk-api/verbs.ts';
import type { Calendar } from '../../i18n/calendar.ts';
import type { WordKey } from '../../i18n/catalogues.ts';
import type { Words } from '../../i18n/words.ts';

/** Each fault of the wizard has its own sentence; none falls back to another's (screens.md 17.2). */
const sentences: Partial<Record<ErrorCode, WordKey>> = {
  'code.check_sign': 'setup.slip',
  'code.malformed': 'setup.slip',
  'code.unknown': 'setup.unknown',
  'code.expired': 'setup.expired',
  'code.exhausted': 'setup.used',
  'code.revoked': 'setup.taken-back',
  'clock.wrong': 'setup.clock',
  'server.no_network': 'setup.no-network',
  'server.unreachable': 'setup.no-server',
  'server.busy': 'setup.busy',
  'enrol.rate_limited': 'setup.wait',
  'rate.limited': 'setup.wait',
  'protocol.too_old': 'setup.too-old',
  'file.absent': 'setup.file-absent',
  'file.damaged': 'setup.file-damaged',
  'file.too_large': 'setup.file-too-large',
  'file.no_key': 'setup.file-no-key',
  'file.foreign': 'setup.file-foreign',
  'file.forged': 'setup.file-forged',
  'file.expired': 'setup.file-expired',
  'file.used': 'setup.file-used',
  internal: 'setup.fault',
};

/** What to tell the installer. `now` is the hour that the screen believes, for a clock that is wrong. */
export function refusalInWords(
  refusal: SetupRefusal,
  { say }: Words,
  calendar: Calendar,
  now: number,
): string {
  const { because, since, retryAfterSeconds = 300, reference = because } = refusal;
  const dayOf = (instant: number) => calendar.dateInside(calendar.dayOf(instant));
  if (because === 'code.expired' && since !== undefined)
    return say('setup.expired-since', { day: dayOf(since) });
  if (because === 'file.expired' && since !== undefined)
    return say('setup.file-expired', { day: dayOf(since) });
  return say(sentences[because] ?? 'setup.refused', {
    reference,
    minutes: Math.max(1, Math.ceil(retryAfterSeconds / 60)),
    day: dayOf(now),
  });
}
