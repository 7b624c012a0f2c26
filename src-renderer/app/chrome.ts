import type { Residence } from '#shared/domain/residence.ts';
import type { KioskStatus } from '#shared/kiosk-api/announcements.ts';
import type { Calendar } from '../i18n/calendar.ts';
import { freshnessInWords } from '../i18n/freshness.ts';
import { capitalised } from '../i18n/words.ts';
import type { Words } from '../i18n/words.ts';
import { valuesOf } from '../stage/feed.ts';
import type { Feed } from '../stage/feed.ts';
import { noticeWords, peopleLanguage } from '../stage/people-words.ts';
import type { FrameChrome } from '../ui/frame-props.ts';
import type { UrgentBandProps } from '../ui/UrgentBand.tsx';

export type ChromeInput = {
  words: Words;
  calendar: Calendar;
  now: number;
  status: KioskStatus;
  feed: Feed;
  residence: Residence | null;
  urgent: UrgentBandProps | undefined;
  comfort: FrameChrome['comfort'];
};

/** What is the same on every screen at one moment. */
export function chromeOf(input: ChromeInput): FrameChrome {
  const { words, calendar, now, status, feed, residence, urgent, comfort } = input;
  return {
    scene: sceneOf(residence, feed, now, calendar.minuteOf(now) / 60),
    clock: { time: calendar.clock(now), date: capitalised(calendar.day(calendar.dayOf(now))) },
    urgent,
    freshness: freshnessInWords(status, now, words, calendar),
    comfort,
    footer: residence?.name,
    footerLanguage: peopleLanguage(words),
    nextLabel: words.say('nav.next'),
    openLabel: words.say('list.open'),
    pageLabel: (page, count) =>
      count === undefined ? words.say('page.alone', { page }) : words.say('page.of', { page, count }),
  };
}

/** The residence's own houses; one lit window for each neighbour who takes part. */
function sceneOf(residence: Residence | null, feed: Feed, now: number, hour: number): FrameChrome['scene'] {
  return {
    buildings: (residence?.buildings ?? []).map(({ name, floors }) => ({
      name,
      floors: floors.length,
      doorsPerFloor: Math.max(...floors.map(({ doors }) => doors.length)),
    })),
    hour,
    litCount: litWindows(feed, now),
    seed: seedOf(residence?.id ?? ''),
    setting: residence?.setting === 'sea' ? 'sea' : 'hills',
  };
}

const weekMs = 7 * 86_400_000;

/** People who come to an outing of this week, and requests that found a neighbour. */
export function litWindows(feed: Feed, now: number): number {
  const coming = valuesOf(feed, 'event')
    .filter(({ startsAt, status }) => startsAt < now + weekMs && status !== 'cancelled')
    .reduce((sum, { seatsTaken }) => sum + seatsTaken, 0);
  const helped = valuesOf(feed, 'request').filter(({ status }) => status === 'matched' || status === 'done');
  return coming + helped.length + helped.filter(({ thanked }) => thanked).length;
}

function seedOf(text: string): number {
  return Array.from(text).reduce((seed, sign) => (Math.imul(seed, 31) + (sign.codePointAt(0) ?? 0)) | 0, 7);
}

/** The newest urgent message, until when, and how many more there are. */
export function urgentBandOf(
  feed: Feed,
  {
    words,
    calendar,
    now,
    today,
  }: { words: Words; calendar: Calendar; now: number; today: string | undefined },
): UrgentBandProps | undefined {
  const urgent = valuesOf(feed, 'notice')
    .filter(({ level }) => level === 'urgent')
    .toSorted((one, other) => other.publishedAt - one.publishedAt);
  const [newest] = urgent;
  if (!newest) return undefined;
  const parts = [
    ...(newest.expiresAt === null ? [] : [untilWhen(newest.expiresAt)]),
    ...(urgent.length > 1 ? [words.say('urgent.more', { count: urgent.length - 1 })] : []),
  ];
  const { title, language } = noticeWords(newest, words);
  return {
    noticeId: newest.id,
    label: words.say('mark.urgent'),
    title,
    language,
    until: parts.join(', ') || undefined,
  };

  function untilWhen(instant: number): string {
    const day = calendar.dayOf(instant);
    const hour = calendar.hour(instant);
    if (today !== undefined && day === calendar.dayOf(now)) return words.say('urgent.until-hour', { hour });
    return words.say('urgent.until-day', { day: calendar.dayInside(day, today), hour });
  }
}
