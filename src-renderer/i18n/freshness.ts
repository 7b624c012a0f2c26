import type { KioskStatus } from '#shared/kiosk-api/announcements.ts';
import type { Calendar } from './calendar.ts';
import type { Words } from './words.ts';

/** An update older than this is not « à jour », whatever the line says of itself. */
const freshForMs = 15 * 60_000;

type News = Pick<KioskStatus, 'connection' | 'updatedAt' | 'clock'>;

/**
 * How fresh the screen is, in words (screens.md 16). `now` is corrected time. An untrusted clock tells no time at all.
 */
export function freshnessInWords(
  news: News,
  now: number,
  words: Words,
  calendar: Calendar,
): { text: string; isFresh: boolean } {
  const isOnline = news.connection.kind === 'online';
  if (!news.clock.trusted) {
    return { text: words.say(isOnline ? 'fresh.clock' : 'fresh.clock-offline'), isFresh: false };
  }
  if (news.updatedAt === null) return { text: words.say('fresh.never'), isFresh: false };
  const age = Math.max(0, now - news.updatedAt);
  if (isOnline && age <= freshForMs) {
    return { text: words.say('fresh.minutes', { minutes: Math.floor(age / 60_000) }), isFresh: true };
  }
  const dated = words.say('fresh.dated', { moment: momentOfUpdate(news.updatedAt, now, words, calendar) });
  if (news.connection.kind === 'online') return { text: dated, isFresh: false };
  const since = words.say('fresh.offline', { moment: sinceWhen(news.connection.since, now, calendar) });
  return { text: `${since} ${dated}`, isFresh: false };
}

function sinceWhen(since: number, now: number, calendar: Calendar): string {
  const day = calendar.dayOf(since);
  const today = calendar.dayOf(now);
  return day === today ? calendar.hour(since) : calendar.dayInside(day, today);
}

function momentOfUpdate(updatedAt: number, now: number, words: Words, calendar: Calendar): string {
  const day = calendar.dayOf(updatedAt);
  const today = calendar.dayOf(now);
  if (day !== today) return calendar.dayInside(day, today);
  const minute = calendar.minuteOf(updatedAt);
  if (minute < 12 * 60) return words.say('fresh.this-morning');
  return words.say(minute < 18 * 60 ? 'fresh.this-afternoon' : 'fresh.this-evening');
}
