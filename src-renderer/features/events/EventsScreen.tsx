import {
  CoffeeIcon,
  ConfettiIcon,
  FirstAidKitIcon,
  FlowerIcon,
  ForkKnifeIcon,
  MusicNotesIcon,
  PersonSimpleWalkIcon,
  PlusCircleIcon,
  PuzzlePieceIcon,
  TranslateIcon,
} from '@phosphor-icons/react';
import type { Icon } from '@phosphor-icons/react';
import { eventMarks, eventMoment } from '../../stage/event-words.ts';
import { valuesOf } from '../../stage/feed.ts';
import { peopleLanguage } from '../../stage/people-words.ts';
import { Page } from '../../stage/Page.tsx';
import { useStage } from '../../stage/stage.ts';
import { Paragraph, StateLine } from '../../ui/ReadingBlocks.tsx';
import { comingEvents, worthListing } from './event-order.ts';

/** « Les sorties et fêtes », by day. */
export function EventsScreen() {
  const stage = useStage();
  const { words, feed, now, today, open } = stage;
  const coming = comingEvents(valuesOf(feed, 'event'), today === undefined ? undefined : now);
  const events = worthListing(coming, now);
  const language = peopleLanguage(words);
  const list = events.map((event) => ({
    key: event.id,
    title: event.title,
    language,
    subline: eventMoment(event, stage, true),
    icon: pictures[event.category] ?? ConfettiIcon,
    hue: 'plum' as const,
    marks: eventMarks(event, stage),
    onPress: () => open({ name: 'event', id: event.id }),
  }));
  const propose = {
    key: 'propose',
    title: words.say('propose.entry'),
    icon: PlusCircleIcon,
    hue: 'plum' as const,
    onPress: () => open({ name: 'propose' }),
  };
  return (
    <Page screen="events" title={words.say('events.title')} list={[propose, ...list]}>
      {list.length === 0 && <Paragraph>{words.say('events.none')}</Paragraph>}
      {language && list.length > 0 && <StateLine icon={TranslateIcon}>{words.say('people.texts')}</StateLine>}
    </Page>
  );
}

const pictures: Partial<Record<string, Icon>> = {
  games: PuzzlePieceIcon,
  garden: FlowerIcon,
  health: FirstAidKitIcon,
  meal: ForkKnifeIcon,
  meeting: CoffeeIcon,
  music: MusicNotesIcon,
  outing: PersonSimpleWalkIcon,
  sport: PersonSimpleWalkIcon,
};
