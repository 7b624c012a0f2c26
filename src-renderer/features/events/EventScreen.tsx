import {
  CalendarCheckIcon,
  CalendarDotsIcon,
  CalendarXIcon,
  ConfettiIcon,
  HourglassMediumIcon,
  MapPinIcon,
  TicketIcon,
  TranslateIcon,
  UsersFourIcon,
  UsersThreeIcon,
  WheelchairIcon,
} from '@phosphor-icons/react';
import type { Event } from '#shared/domain/event.ts';
import {
  eventMarks,
  eventMoment,
  eventMomentInside,
  eventPlace,
  eventPlaceLanguage,
  seatsLeft,
} from '../../stage/event-words.ts';
import { valueOf } from '../../stage/feed.ts';
import { peopleLanguage } from '../../stage/people-words.ts';
import { Page } from '../../stage/Page.tsx';
import { useStage } from '../../stage/stage.ts';
import type { Stage } from '../../stage/stage.ts';
import { usePictureBlock } from '../../stage/use-picture-block.tsx';
import type { ChoiceItem } from '../../ui/Choice.tsx';
import { Fact, Paragraph, StateLine } from '../../ui/ReadingBlocks.tsx';

/** One outing or feast, with **Je participe** or the waiting list when it wants answers and can still take them. */
export function EventScreen({ id }: { id: string }) {
  const stage = useStage();
  const { words, feed, open } = stage;
  const event = valueOf(feed, 'event', id);
  const picture = usePictureBlock(event?.picture ?? null, 170);
  if (!event) {
    return (
      <Page screen="event" step="gone" title={words.say('event.gone')}>
        <Paragraph>{words.say('notice.gone-next')}</Paragraph>
      </Page>
    );
  }
  const [mark = { label: words.say('event.mark'), icon: ConfettiIcon, hue: 'plum' as const }] = eventMarks(
    event,
    stage,
  );
  const language = peopleLanguage(words);
  const isFull = seatsLeft(event) === 0;
  const join: ChoiceItem = {
    key: 'join',
    label: words.say(isFull ? 'event.wait' : 'event.join'),
    icon: isFull ? HourglassMediumIcon : CalendarCheckIcon,
    look: 'main',
    onPress: () => open({ name: 'join', id }),
  };
  return (
    <Page
      screen="event"
      title={event.title}
      titleLanguage={language}
      mark={mark}
      choices={takesAnswers(event, stage) ? [join] : undefined}
    >
      {picture.first}
      {language && <StateLine icon={TranslateIcon}>{words.say('people.text')}</StateLine>}
      {event.status === 'cancelled' && <Paragraph weight="strong">{words.say('event.cancelled')}</Paragraph>}
      {event.status === 'moved' && (
        <Paragraph weight="strong">
          {words.say('event.moved', { moment: eventMomentInside(event, stage) })}
        </Paragraph>
      )}
      {event.because !== null && <Paragraph language={language}>{event.because}</Paragraph>}
      {factsOf(event, stage).map((fact) => (
        <Fact key={fact.label} {...fact} />
      ))}
      {event.description.map((line, index) => (
        <Paragraph key={index} language={language}>
          {line}
        </Paragraph>
      ))}
      {picture.last}
    </Page>
  );
}

/** Where no seat is left, people may still wait for one. */
function takesAnswers(event: Event, { now, today }: Stage): boolean {
  const isOver = today !== undefined && event.endsAt <= now;
  return event.answers && event.status !== 'cancelled' && !isOver;
}

function factsOf(event: Event, stage: Stage) {
  const { words, calendar, today } = stage;
  const { say } = words;
  const place = eventPlace(event, stage);
  const price = event.price?.words ?? (event.price?.free ? say('event.free') : undefined);
  const priceLanguage = event.price?.words ? peopleLanguage(words) : undefined;
  const seats = seatsInWords(event, stage);
  const facts = [
    { label: say('fact.when'), children: eventMoment(event, stage, false), icon: CalendarDotsIcon },
    ...(event.movedFrom === null
      ? []
      : [
          {
            label: say('fact.before'),
            children: calendar.day(calendar.dayOf(event.movedFrom), today),
            icon: CalendarXIcon,
          },
        ]),
    ...(place === undefined
      ? []
      : [
          {
            label: say('fact.where'),
            children: place,
            icon: MapPinIcon,
            language: eventPlaceLanguage(event, stage),
          },
        ]),
    ...(price === undefined
      ? []
      : [{ label: say('fact.price'), children: price, icon: TicketIcon, language: priceLanguage }]),
    ...(event.wheelchair === 'unknown'
      ? []
      : [
          {
            label: say('fact.wheelchair'),
            children: say(`wheelchair.${event.wheelchair}`),
            icon: WheelchairIcon,
          },
        ]),
    ...(seats === undefined ? [] : [{ label: say('fact.seats'), children: seats, icon: UsersThreeIcon }]),
    ...(event.organiser === null
      ? []
      : [
          {
            label: say('fact.with'),
            children: event.organiser,
            icon: UsersFourIcon,
            language: peopleLanguage(words),
          },
        ]),
  ];
  return facts;
}

function seatsInWords(event: Event, { words }: Stage): string | undefined {
  if (!event.answers || event.status === 'cancelled') return undefined;
  const left = seatsLeft(event);
  if (left === 0) return words.say('event.full');
  const coming = event.seatsTaken > 0 ? words.say('event.coming', { count: event.seatsTaken }) : undefined;
  const free = left === undefined ? undefined : words.say('event.seats-left', { count: left });
  return [coming, free].filter((sentence) => sentence !== undefined).join(' ') || undefined;
}
