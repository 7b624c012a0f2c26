import { CalendarXIcon, CheckFatIcon } from '@phosphor-icons/react';
import type { Event } from '#shared/domain/event.ts';
import { eventMoment, eventPlace } from '../../stage/event-words.ts';
import { valueOf } from '../../stage/feed.ts';
import { useKept } from '../../stage/kept.ts';
import { peopleLanguage } from '../../stage/people-words.ts';
import { Page } from '../../stage/Page.tsx';
import { RefusalPage } from '../../stage/RefusalPage.tsx';
import { showRequestNumber } from '../../stage/show-number.ts';
import { useStage } from '../../stage/stage.ts';
import { useOutcome } from '../../stage/use-outcome.ts';
import type { ChoiceItem } from '../../ui/Choice.tsx';
import { BigNumber, Fact, Paragraph, StateLine } from '../../ui/ReadingBlocks.tsx';
import { answerWords } from './answer-words.ts';
import { LeavePage } from './LeavePage.tsx';
import { useWait } from './use-wait.ts';

const titles = {
  coming: 'join.noted',
  full: 'event.full',
  waiting: 'answer-state.on-list',
  left: 'join.left',
} as const;

type JoinedProps = { event: Event; people: number; joined: { key: string; number: string | null } };

/**
 * What was answered, and where it really is; the number to change one's mind with, when there was one to spare. Whoever
 * was overtaken by another screen is told so here, and offered the waiting list.
 */
export function JoinedPage({ event, people, joined }: JoinedProps) {
  const stage = useStage();
  const { words, feed, status, home } = stage;
  const [isLeaving, setLeaving] = useKept('leaving', false);
  const refusal = useOutcome(({ key }) => key === joined.key);
  const known = valueOf(feed, 'answer', joined.key);
  const wait = useWait(event.id, joined.key);
  if (refusal) return <RefusalPage screen="event" because={refusal.because} />;
  if (isLeaving) {
    return <LeavePage event={event} joinKey={joined.key} onBack={() => setLeaving(false)} />;
  }
  const isSent = known
    ? (feed.get(joined.key)?.rev ?? 0) > 0
    : status.connection.kind === 'online' && status.outbox.pending === 0;
  const answer = known ?? { status: 'coming', people, place: null, gotSeat: false };
  const { icon, state, next } = answerWords(answer, event, !isSent, stage);
  const place = eventPlace(event, stage);
  const seen: ChoiceItem = {
    key: 'seen',
    label: words.say(joined.number === null ? 'confirm.seen' : 'asked.noted'),
    icon: CheckFatIcon,
    look: 'main',
    onPress: home,
  };
  const leave: ChoiceItem = {
    key: 'leave',
    label: words.say('join.change-mind'),
    icon: CalendarXIcon,
    onPress: () => setLeaving(true),
  };
  return (
    <Page
      screen="event"
      step={`sent ${answer.status}`}
      title={words.say(titles[answer.status])}
      onBack={home}
      choices={answer.status === 'full' ? [wait.choice, { ...seen, look: 'plain' }] : [seen, leave]}
    >
      {joined.number !== null && <Paragraph>{words.say('asked.number')}</Paragraph>}
      {joined.number !== null && <BigNumber>{showRequestNumber(joined.number)}</BigNumber>}
      <StateLine icon={icon}>{state}</StateLine>
      {next !== undefined && <Paragraph>{next}</Paragraph>}
      <Paragraph weight="strong" language={peopleLanguage(words)}>
        {event.title}
      </Paragraph>
      <Fact label={words.say('fact.when')}>{eventMoment(event, stage, false)}</Fact>
      {place !== undefined && <Fact label={words.say('fact.where')}>{place}</Fact>}
      {answer.status === 'coming' && isSent && (
        <Paragraph>{words.say('join.you-are', { count: Math.max(event.seatsTaken, people) })}</Paragraph>
      )}
      {wait.trouble !== undefined && <Paragraph weight="strong">{wait.trouble}</Paragraph>}
    </Page>
  );
}
