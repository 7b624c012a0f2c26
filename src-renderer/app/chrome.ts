import { ArrowLineDownIcon, CircleHalfIcon, GlobeIcon, TextAaIcon } from '@phosphor-icons/react';
import type { Residence } from '#shared/domain/residence.ts';
import type { KioskStatus } from '#shared/kiosk-api/announcements.ts';
import type { Calendar } from '../i18n/calendar.ts';
import { freshnessInWords } from '../i18n/freshness.ts';
import { capitalised } from '../i18n/words.ts';
import type { Words } from '../i18n/words.ts';
import { valuesOf } from '../stage/feed.ts';
import type { Feed } from '../stage/feed.ts';
import { noticeWords, peopleLanguage } from '../stage/people-words.ts';
import type { ComfortKey } from '../ui/ComfortRow.tsx';
import type { FrameChrome } from '../ui/Frame.tsx';
import type { UrgentBandProps } from '../ui/UrgentBand.tsx';
import type { Session, SessionStep } from './session.ts';

export type ChromeInput = {
  words: Words;
  calendar: Calendar;
  now: number;
  status: KioskStatus;
  feed: Feed;
  residence: Residence | null;
  session: Session;
  onStep: (step: SessionStep) => void;
  urgent: UrgentBandProps | undefined;
};

/** What is the same on every screen at one moment. */
export function chromeOf(input: ChromeInput): FrameChrome {
  const { words, calendar, now, status, feed, residence, urgent } = input;
  return {
    scene: sceneOf(residence, feed, now, calendar.minuteOf(now) / 60),
    clock: { time: calendar.clock(now), date: capitalised(calendar.day(calendar.dayOf(now))) },
    urgent,
    freshness: freshnessInWords(status, now, words, calendar),
    comfort: comfortKeys(input),
    footer: residence?.name,
    footerLanguage: peopleLanguage(words),
    nextLabel: words.say('nav.next'),
    openLabel: words.say('list.open'),
    pageLabel: (page, count) => words.say('page.of', { page, count }),
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

/** Only what works now: a control that does nothing would be worse than none. */
function comfortKeys({ words, session, onStep }: ChromeInput): ComfortKey[] {
  const { textScale, contrast, reach } = session;
  const textState = { 1: 'comfort.text-1', 1.4: 'comfort.text-2', 2: 'comfort.text-3' } as const;
  return [
    {
      key: 'text',
      label: words.say('comfort.text'),
      icon: TextAaIcon,
      state: words.say(textState[textScale]),
      isOn: textScale !== 1,
      onPress: () => onStep({ kind: 'text' }),
    },
    {
      key: 'contrast',
      label: words.say('comfort.contrast'),
      icon: CircleHalfIcon,
      state: words.say(`contrast.${contrast}`),
      isOn: contrast !== 'plain',
      onPress: () => onStep({ kind: 'contrast' }),
    },
    {
      key: 'reach',
      label: words.say('comfort.reach'),
      icon: ArrowLineDownIcon,
      state: words.say(reach === 'low' ? 'comfort.reach-low' : 'comfort.reach-default'),
      isOn: reach === 'low',
      onPress: () => onStep({ kind: 'reach' }),
    },
    {
      key: 'language',
      label: words.say('comfort.language'),
      // Whoever cannot read the language shown finds the way to another one.
      other: {
        label: words.say('comfort.language-other'),
        language: words.language === 'en' ? 'fr' : 'en',
      },
      icon: GlobeIcon,
      onPress: () => onStep({ kind: 'languages' }),
    },
  ];
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
  return { label: words.say('mark.urgent'), title, language, until: parts.join(', ') || undefined };

  function untilWhen(instant: number): string {
    const day = calendar.dayOf(instant);
    const hour = calendar.hour(instant);
    if (today !== undefined && day === calendar.dayOf(now)) return words.say('urgent.until-hour', { hour });
    return words.say('urgent.until-day', { day: calendar.dayInside(day, today), hour });
  }
}
