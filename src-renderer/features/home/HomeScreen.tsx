import {
  AddressBookIcon,
  ConfettiIcon,
  ElevatorIcon,
  HandHeartIcon,
  HandshakeIcon,
  MegaphoneIcon,
  ChatCircleDotsIcon,
  UserSoundIcon,
  WrenchIcon,
} from '@phosphor-icons/react';
import type { Fault } from '#shared/domain/fault.ts';
import { caretakerOf } from '../../stage/caretaker.ts';
import { valuesOf } from '../../stage/feed.ts';
import { phoneByPairs } from '../../i18n/phone.ts';
import { openingNow } from '../../stage/opening.ts';
import { noticeWords, peopleLanguage } from '../../stage/people-words.ts';
import { Page } from '../../stage/Page.tsx';
import type { Screen } from '../../stage/screens.ts';
import { useStage } from '../../stage/stage.ts';
import type { Stage } from '../../stage/stage.ts';
import { waitingReplies } from '../../stage/waiting-replies.ts';
import type { ChoiceItem } from '../../ui/Choice.tsx';
import { PinnedMessage, StateLine } from '../../ui/ReadingBlocks.tsx';

const dayMs = 86_400_000;

/** « Bonjour ! Que voulez-vous faire ? » Six tiles, and above them what matters before choosing. */
export function HomeScreen({ reading }: { reading: string | undefined }) {
  const stage = useStage();
  const { words, feed, now, open } = stage;
  const read = readable(stage, reading);
  const caretaker = caretakerLine(stage);
  const lift = liftLine(stage);
  const [waiting] = waitingReplies(feed, now);
  return (
    <Page
      screen="home"
      isHome
      title={words.say('home.title')}
      choices={tiles(stage)}
      further={read && { label: words.say('home.read-on'), onPress: () => open(read.screen) }}
    >
      {read && (
        <PinnedMessage label={words.say('home.reading')} language={read.language}>
          {read.title}
        </PinnedMessage>
      )}
      {lift !== undefined && (
        <StateLine icon={ElevatorIcon} tone="alert">
          {lift}
        </StateLine>
      )}
      {waiting !== undefined && (
        <StateLine icon={ChatCircleDotsIcon}>
          {words.say('hint.one', { digits: waiting.slice(0, 2) })}
        </StateLine>
      )}
      {caretaker !== undefined && <StateLine icon={UserSoundIcon}>{caretaker}</StateLine>}
    </Page>
  );
}

function tiles({ words, feed, now, today, open }: Stage): ChoiceItem[] {
  const fresh = valuesOf(feed, 'notice').filter(({ publishedAt }) => now - publishedAt < dayMs).length;
  const news = today !== undefined && fresh > 0 ? words.say('home.new-notices', { count: fresh }) : undefined;
  const to = (name: 'notices' | 'events' | 'help' | 'offers' | 'fault' | 'places') => ({
    key: name,
    label: words.say(`home.${name}`),
    onPress: () => open({ name }),
  });
  return [
    { ...to('notices'), note: news, icon: MegaphoneIcon, look: 'sea' },
    { ...to('events'), icon: ConfettiIcon, look: 'plum' },
    { ...to('help'), icon: HandHeartIcon, look: 'brick' },
    { ...to('offers'), icon: HandshakeIcon, look: 'olive' },
    { ...to('fault'), icon: WrenchIcon, look: 'sand' },
    { ...to('places'), icon: AddressBookIcon, look: 'teal' },
  ];
}

/** The message of the loop that was on the glass when the person came, as something to read on. */
function readable({ feed, words }: Stage, id: string | undefined): Readable | undefined {
  const entry = id === undefined ? undefined : feed.get(id);
  if (entry?.kind === 'notice')
    return { ...noticeWords(entry.value, words), screen: { name: 'notice', id: entry.id } };
  if (entry?.kind === 'event')
    return {
      title: entry.value.title,
      language: peopleLanguage(words),
      screen: { name: 'event', id: entry.id },
    };
  return undefined;
}
type Readable = { title: string; language: string | undefined; screen: Screen };

function caretakerLine(stage: Stage): string | undefined {
  const { words, calendar } = stage;
  const caretaker = caretakerOf(stage.residence);
  if (!caretaker) return undefined;
  const opening = openingNow(caretaker.openingHours, stage);
  const phone = caretaker.phone === null ? undefined : phoneByPairs(caretaker.phone);
  if (opening.kind !== 'open' || !opening.until) return phone && words.say('home.caretaker', { phone });
  const hour = calendar.hourOfMinute(opening.until.minute);
  const call = phone === undefined ? '' : words.say('home.caretaker-phone', { phone });
  return words.say('home.caretaker-until', { hour, phone: call }).trim();
}

/** Only what somebody said in the last 24 hours, and not twice on one screen; never that a lift works. */
function liftLine({ feed, words, calendar, now, today }: Stage): string | undefined {
  const isInBand = valuesOf(feed, 'notice').some(
    ({ level, category }) => level === 'urgent' && category === 'lift',
  );
  if (isInBand) return undefined;
  const isNews = (fault: Fault) =>
    fault.subject === 'lift' && fault.status !== 'repaired' && now - fault.reportedAt < dayMs;
  const fault = valuesOf(feed, 'fault').find(isNews);
  if (!fault) return undefined;
  const building = fault.place.building ?? 'none';
  if (today === undefined) return words.say('home.lift', { building, since: 'none' });
  const day = calendar.dayOf(fault.reportedAt);
  const since = day === today ? calendar.hour(fault.reportedAt) : calendar.dayInside(day, today);
  return words.say('home.lift', { building, since });
}
