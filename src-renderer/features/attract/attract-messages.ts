import { CalendarDotsIcon, ChatCircleDotsIcon, ConfettiIcon } from '@phosphor-icons/react';
import type { Event } from '#shared/domain/event.ts';
import type { Picture } from '#shared/domain/media.ts';
import type { Notice } from '#shared/domain/notice.ts';
import { eventMarks, eventMoment, eventPlace } from '../../stage/event-words.ts';
import { valuesOf } from '../../stage/feed.ts';
import { waitingReplies } from '../../stage/waiting-replies.ts';
import { noticeMarks } from '../../stage/notice-marks.ts';
import type { Stage } from '../../stage/stage.ts';
import type { TagProps } from '../../ui/Tag.tsx';
import { hint } from './attract-loop.ts';

/** One message of the loop. `itemId`: what Home pins when the loop is touched on it. */
export type AttractMessage = {
  key: string;
  itemId: string | undefined;
  title: string;
  mark: TagProps | undefined;
  line: string | undefined;
  picture: Picture | null;
};

const safety = new Set([
  'lift',
  'water',
  'gas',
  'electricity',
  'heating',
  'fire',
  'security',
  'safety',
  'safety-check',
]);

/** Urgent → safety → today → next outing → a waiting reply → the rest (screens.md 2). */
export function attractMessages(stage: Stage): AttractMessage[] {
  const { feed, now, today, calendar, words } = stage;
  const notices = valuesOf(feed, 'notice').toSorted((one, other) => other.publishedAt - one.publishedAt);
  const events = valuesOf(feed, 'event')
    .filter(({ endsAt }) => today === undefined || endsAt > now)
    .toSorted((one, other) => one.startsAt - other.startsAt);
  const isToday = (instant: number | undefined) =>
    today !== undefined && instant !== undefined && calendar.dayOf(instant) === today;
  const [nextOuting] = events.filter(({ status, startsAt }) => status !== 'cancelled' && !isToday(startsAt));
  const rank = (notice: Notice): number => {
    if (notice.level === 'urgent') return 0;
    if (notice.level === 'important' || safety.has(notice.category)) return 1;
    return isToday(notice.when?.startsAt) ? 2 : 5;
  };
  const ranked = [
    ...notices.map((notice) => ({ rank: rank(notice), message: noticeMessage(notice, stage) })),
    ...events
      .filter((event) => isToday(event.startsAt) || event === nextOuting || event.status !== 'confirmed')
      .map((event) => ({ rank: isToday(event.startsAt) ? 2 : 3, message: eventMessage(event, stage) })),
    ...waitingReply(stage).map((message) => ({ rank: 4, message })),
  ];
  const messages = ranked.toSorted((one, other) => one.rank - other.rank).map(({ message }) => message);
  const isAlone = messages.every(({ key }) => key === hint.key); // it rests, and the glass is never empty
  return isAlone ? [...messages, welcome(stage, words.say('attract.welcome'))] : messages;
}

function noticeMessage(notice: Notice, stage: Stage): AttractMessage {
  const { feed, words, calendar, today } = stage;
  const [mark] = noticeMarks(notice, words);
  const day = calendar.dayFromToday(calendar.dayOf(notice.when?.startsAt ?? notice.publishedAt), today);
  return {
    key: `${notice.id} ${feed.get(notice.id)?.rev}`, // a changed notice is news again
    itemId: notice.id,
    title: notice.title,
    mark: mark ?? { label: day, icon: CalendarDotsIcon, hue: 'sea' },
    line: notice.body[0],
    picture: notice.picture,
  };
}

function eventMessage(event: Event, stage: Stage): AttractMessage {
  const { words } = stage;
  const [mark] = eventMarks(event, stage);
  const moment = eventMoment(event, stage, true);
  const coming =
    event.answers && event.status !== 'cancelled' && event.seatsTaken > 0
      ? words.say('attract.coming', { count: event.seatsTaken })
      : undefined;
  const place = eventPlace(event, stage);
  const where = place === undefined ? undefined : words.say('attract.place', { place });
  const parts = [mark ? words.say('attract.place', { place: moment }) : undefined, where, coming];
  return {
    key: event.id,
    itemId: event.id,
    title: event.title,
    mark: mark ?? { label: moment, icon: ConfettiIcon, hue: 'plum' },
    line: parts.filter((part) => part !== undefined).join(' ') || undefined,
    picture: event.picture,
  };
}

/** Two digits only: no name, no subject, no floor. One message for up to four waiting replies. */
function waitingReply({ feed, words, now }: Stage): AttractMessage[] {
  const digits = waitingReplies(feed, now)
    .slice(0, 4)
    .map((number) => `${number.slice(0, 2)}..`);
  if (digits.length === 0) return [];
  const numbers = new Intl.ListFormat(words.locale, { type: 'conjunction' }).format(digits);
  return [
    {
      key: hint.key,
      itemId: undefined,
      title: words.say('hint.title', { count: digits.length }),
      mark: { label: words.say('hint.mark'), icon: ChatCircleDotsIcon, hue: 'sun' },
      line: words.say('hint.numbers', { count: digits.length, numbers }),
      picture: null,
    },
  ];
}

function welcome({ residence, words }: Stage, line: string): AttractMessage {
  return {
    key: 'welcome',
    itemId: undefined,
    title: residence?.name ?? words.say('attract.hello'),
    mark: undefined,
    line,
    picture: null,
  };
}
