import type { KioskStatus } from '#shared/kiosk-api/announcements.ts';
import type { Calendar } from '../../i18n/calendar.ts';
import { freshnessInWords } from '../../i18n/freshness.ts';
import { capitalised } from '../../i18n/words.ts';
import type { Words } from '../../i18n/words.ts';
import type { KioskApi } from '../../kiosk-api.ts';
import type { FrameChrome } from '../../ui/frame-props.ts';

/** What every page of an installer needs. */
export type SetupPage = { words: Words; chrome: FrameChrome };

/** What the app hands to the screens of installers: there is no session, and perhaps no residence. */
export type SetupInput = {
  words: Words;
  calendar: Calendar;
  now: number;
  status: KioskStatus;
  ask: KioskApi['ask'];
};

/** The frame of installers: the hour and how fresh the screen is, without the residence's houses and controls. */
export function setupChrome({ words, calendar, now, status }: Omit<SetupInput, 'ask'>): FrameChrome {
  return {
    scene: { buildings: [], hour: calendar.minuteOf(now) / 60, litCount: 0, seed: 1, setting: 'hills' },
    clock: { time: calendar.clock(now), date: capitalised(calendar.day(calendar.dayOf(now))) },
    freshness:
      status.screen === null || status.wizard !== null
        ? { text: words.say('setup.not-yet'), isFresh: true }
        : freshnessInWords(status, now, words, calendar),
    comfort: [],
    nextLabel: words.say('nav.next'),
    openLabel: words.say('list.open'),
    pageLabel: (page, count) =>
      count === undefined ? words.say('page.alone', { page }) : words.say('page.of', { page, count }),
  };
}
