import { CalendarCheckIcon, CalendarXIcon, ConfettiIcon } from '@phosphor-icons/react';
import type { EventAnswer } from '#shared/domain/event-answer.ts';
import type { Event } from '#shared/domain/event.ts';
import { eventMarks, eventMoment, eventMomentInside, eventPlace } from '../../stage/event-words.ts';
import { valueOf } from '../../stage/feed.ts';
import { useKept } from '../../stage/kept.ts';
import { peopleLanguage } from '../../stage/people-words.ts';
import { Page } from '../../stage/Page.tsx';
import { RefusalPage } from '../../stage/RefusalPage.tsx';
import { showRequestNumber } from '../../stage/show-number.ts';
import { useStage } from '../../stage/stage.ts';
import type { Stage } from '../../stage/stage.ts';
import { useOutcome } from '../../stage/use-outcome.ts';
import type { ChoiceItem } from '../../ui/Choice.tsx';
import { Fact, Paragraph, StateLine } from '../../ui/ReadingBlocks.tsx';
import { answerWords } from './answer-words.ts';
import { LeavePage } from './LeavePage.tsx';
import { useWait } from './use-wait.ts';

/** Where an answer to an event stands, for whoever came back with its number, and what may be changed. */
export function AnswerScreen({ id }: { id: string }) {
  const { words, feed } = useStage();
  const answer = valueOf(feed, 'answer', id);
  const event = answer && valueOf(feed, 'event', answer.eventId);
  const [isLeaving, setLeaving] = useKept('leaving', false);
  if (answer && event && isLeaving)
    return <LeavePage event={event} joinKey={id} onBack={() => setLeaving(false)} />;
  if (answer && event) return <KnownAnswer answer={answer} event={event} onLeave={() => setLeaving(true)} />;
  return (
    <Page screen="event" step="gone" title={words.say('event.gone')}>
      <Paragraph>{words.say('notice.gone-next')}</Paragraph>
    </Page>
  );
}

type KnownAnswerProps = { answer: EventAnswer; event: Event; onLeave: () => void };

function KnownAnswer({ answer, event, onLeave }: KnownAnswerProps) {
  const stage = useStage();
  const { words, feed } = stage;
  const wait = useWait(event.id, answer.id);
  const refusal = useOutcome(({ key, number }) => key === answer.id || number === answer.number);
  if (refusal) return <RefusalPage screen="event" because={refusal.because} />;
  const isKept = feed.get(answer.id)?.rev === 0;
  const { icon, state, next } = answerWords(answer, event, isKept, stage);
  const place = eventPlace(event, stage);
  const [mark] = eventMarks(event, stage);
  const number = words.say('request.mark', { number: showRequestNumber(answer.number) });
  return (
    <Page
      screen="event"
      step={answer.status}
      title={event.title}
      titleLanguage={peopleLanguage(words)}
      mark={mark ?? { label: number, icon: ConfettiIcon, hue: 'plum', isPrivate: true }}
      choices={choicesOf(answer, event, stage, wait.choice, onLeave)}
    >
      {event.status === 'cancelled' ? (
        <Paragraph weight="strong">{words.say('event.cancelled')}</Paragraph>
      ) : (
        <StateLine icon={icon}>{state}</StateLine>
      )}
      {event.status === 'moved' && (
        <Paragraph weight="strong">
          {words.say('event.moved', { moment: eventMomentInside(event, stage) })}
        </Paragraph>
      )}
      {next !== undefined && event.status !== 'cancelled' && <Paragraph>{next}</Paragraph>}
      <Fact label={words.say('fact.when')}>{eventMoment(event, stage, false)}</Fact>
      {place !== undefined && <Fact label={words.say('fact.where')}>{place}</Fact>}
      {wait.trouble !== undefined && <Paragraph weight="strong">{wait.trouble}</Paragraph>}
    </Page>
  );
}

function choicesOf(
  answer: EventAnswer,
  event: Event,
  { words, now, today, open }: Stage,
  wait: ChoiceItem,
  onLeave: () => void,
): ChoiceItem[] {
  const isOver = today !== undefined && event.endsAt <= now;
  if (isOver || event.status === 'cancelled') return [];
  const leave: ChoiceItem = {
    key: 'leave',
    label: words.say(answer.status === 'coming' ? 'join.leave-yes' : 'join.stop-waiting'),
    icon: CalendarXIcon,
    onPress: onLeave,
  };
  if (answer.status === 'full') return [wait, leave];
  if (answer.status !== 'left') return [leave];
  return [
    {
      key: 'again',
      label: words.say('event.join'),
      icon: CalendarCheckIcon,
      look: 'main',
      onPress: () => open({ name: 'event', id: event.id }),
    },
  ];
}
