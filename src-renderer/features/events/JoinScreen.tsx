import {
  CheckFatIcon,
  CalendarXIcon,
  PaperPlaneTiltIcon,
  PencilSimpleIcon,
  UserIcon,
  UsersIcon,
  UsersThreeIcon,
} from '@phosphor-icons/react';
import type { Event } from '#shared/domain/event.ts';
import { eventMoment, eventPlace, seatsLeft } from '../../stage/event-words.ts';
import { valueOf } from '../../stage/feed.ts';
import { useKept } from '../../stage/kept.ts';
import { peopleLanguage } from '../../stage/people-words.ts';
import { Page } from '../../stage/Page.tsx';
import { RefusalPage } from '../../stage/RefusalPage.tsx';
import { refusalKey } from '../../stage/refusals.ts';
import { useStage } from '../../stage/stage.ts';
import { useAct } from '../../stage/use-act.ts';
import { useOutcome } from '../../stage/use-outcome.ts';
import type { ChoiceItem } from '../../ui/Choice.tsx';
import { Emblem, Fact, Paragraph } from '../../ui/ReadingBlocks.tsx';
import { FirstNameStep, WhoStep } from './WhoStep.tsx';

type Step = 'people' | 'more' | 'who' | 'first-name' | 'check' | { kind: 'sent'; key: string } | 'left';

/** « Je participe »: how many, who, check, confirmation, change of mind. */
export function JoinScreen({ id }: { id: string }) {
  const { words, feed, home } = useStage();
  const event = valueOf(feed, 'event', id);
  const [people, setPeople] = useKept('people', 1);
  const [firstName, setFirstName] = useKept('first name', '');
  const [step, setStep] = useKept<Step>('step', 'people');
  if (!event) return <RefusalPage screen="event" because="event.unknown" />;
  const chose = (count: number) => {
    setPeople(count);
    setStep('who');
  };
  const named = (name: string) => {
    setFirstName(name);
    setStep('check');
  };
  if (step === 'people') return <PeopleStep event={event} onChosen={chose} onMore={() => setStep('more')} />;
  if (step === 'more') return <MoreStep event={event} onChosen={chose} onBack={() => setStep('people')} />;
  if (step === 'who') {
    return (
      <WhoStep
        event={event}
        onWrite={() => setStep('first-name')}
        onSilent={() => named('')}
        onBack={() => setStep('people')}
      />
    );
  }
  if (step === 'first-name')
    return <FirstNameStep known={firstName} onDone={named} onBack={() => setStep('who')} />;
  if (step === 'check') {
    return (
      <CheckStep
        event={event}
        people={people}
        firstName={firstName}
        onBack={() => setStep('who')}
        onChange={() => setStep('people')}
        onKept={(key) => setStep({ kind: 'sent', key })}
      />
    );
  }
  if (step === 'left') {
    return (
      <Page
        screen="event"
        step="left"
        title={words.say('join.left')}
        onBack={home}
        choices={[
          { key: 'seen', label: words.say('confirm.seen'), icon: CheckFatIcon, look: 'main', onPress: home },
        ]}
      >
        <Emblem icon={CalendarXIcon} hue="plum" />
        <Paragraph language={peopleLanguage(words)}>{event.title}</Paragraph>
      </Page>
    );
  }
  return <SentStep event={event} joinKey={step.key} people={people} onLeft={() => setStep('left')} />;
}

type StepProps = { event: Event; onChosen: (people: number) => void };

function PeopleStep({ event, onChosen, onMore }: StepProps & { onMore: () => void }) {
  const { words } = useStage();
  const icons = [UserIcon, UsersIcon, UsersThreeIcon, UsersThreeIcon];
  const few = counts(event, 1, 4).map((count): ChoiceItem => ({
    key: `${count}`,
    label: words.say('join.people', { count }),
    icon: icons[count - 1],
    look: 'plum',
    onPress: () => onChosen(count),
  }));
  const more: ChoiceItem = { key: 'more', label: words.say('join.more'), look: 'plum', onPress: onMore };
  const hasMore = counts(event, 5, 10).length > 0;
  return (
    <Page
      screen="event"
      step="people"
      title={words.say('join.how-many')}
      choices={hasMore ? [...few, more] : few}
    >
      <Paragraph language={peopleLanguage(words)}>{event.title}</Paragraph>
    </Page>
  );
}

function MoreStep({ event, onChosen, onBack }: StepProps & { onBack: () => void }) {
  const { words } = useStage();
  const choices = counts(event, 5, 10).map((count): ChoiceItem => ({
    key: `${count}`,
    label: words.say('join.people', { count }),
    icon: UsersThreeIcon,
    look: 'plum',
    onPress: () => onChosen(count),
  }));
  return (
    <Page screen="event" step="more" title={words.say('join.how-many')} choices={choices} onBack={onBack}>
      <Paragraph language={peopleLanguage(words)}>{event.title}</Paragraph>
    </Page>
  );
}

/** Never more than there are seats, as far as this screen knows. */
function counts(event: Event, from: number, to: number): number[] {
  const most = Math.min(to, seatsLeft(event) ?? to);
  return Array.from({ length: Math.max(0, most - from + 1) }, (_, index) => from + index);
}

type CheckProps = {
  event: Event;
  people: number;
  /** Empty: not told. */
  firstName: string;
  onBack: () => void;
  onChange: () => void;
  onKept: (key: string) => void;
};

function CheckStep({ event, people, firstName, onBack, onChange, onKept }: CheckProps) {
  const stage = useStage();
  const { words } = stage;
  const { sending, send } = useAct('event.join');
  const submit = () =>
    void send({ eventId: event.id, people, firstName: firstName === '' ? null : firstName }).then((sent) => {
      if (sent.kind === 'kept') onKept(sent.key);
    });
  return (
    <Page
      screen="event"
      step="check"
      title={words.say('check.title')}
      onBack={onBack}
      unsent={words.say('leave.answer')}
      choices={[
        {
          key: 'send',
          label: words.say('check.send'),
          icon: PaperPlaneTiltIcon,
          look: 'main',
          onPress: submit,
        },
        { key: 'change', label: words.say('check.change'), icon: PencilSimpleIcon, onPress: onChange },
      ]}
    >
      <Paragraph weight="strong">{words.say('join.check', { count: people, title: event.title })}</Paragraph>
      <Paragraph>{eventMoment(event, stage, false)}</Paragraph>
      {firstName !== '' && (
        <Fact label={words.say('fact.first-name')} isPrivate>
          {firstName}
        </Fact>
      )}
      {sending.kind === 'refused' && (
        <Paragraph weight="strong">{words.say(refusalKey(sending.because))}</Paragraph>
      )}
      {sending.kind === 'no-answer' && <Paragraph weight="strong">{words.say('send.no-answer')}</Paragraph>}
    </Page>
  );
}

type SentProps = { event: Event; joinKey: string; people: number; onLeft: () => void };

function SentStep({ event, joinKey, people, onLeft }: SentProps) {
  const stage = useStage();
  const { words, status, home } = stage;
  const leave = useAct('event.leave');
  const refusal = useOutcome(({ key }) => key === joinKey);
  if (refusal) return <RefusalPage screen="event" because={refusal.because} />;
  const isSent = status.connection.kind === 'online' && status.outbox.pending === 0;
  const changeMind = () =>
    void leave.send({ eventId: event.id, joinKey }).then((sent) => {
      if (sent.kind === 'kept') onLeft();
    });
  const place = eventPlace(event, stage);
  return (
    <Page
      screen="event"
      step="sent"
      title={words.say('join.noted')}
      onBack={home}
      choices={[
        {
          key: 'seen',
          label: words.say('confirm.seen'),
          icon: CheckFatIcon,
          look: 'main',
          onPress: home,
        },
        { key: 'leave', label: words.say('join.change-mind'), icon: CalendarXIcon, onPress: changeMind },
      ]}
    >
      <Paragraph weight="strong" language={peopleLanguage(words)}>
        {event.title}
      </Paragraph>
      <Fact label={words.say('fact.when')}>{eventMoment(event, stage, false)}</Fact>
      {place !== undefined && <Fact label={words.say('fact.where')}>{place}</Fact>}
      <Paragraph>
        {isSent
          ? words.say('join.you-are', { count: Math.max(event.seatsTaken, people) })
          : words.say(event.capacity === null ? 'join.kept-here' : 'join.kept-seats')}
      </Paragraph>
      {leave.sending.kind === 'no-answer' && <Paragraph>{words.say('send.no-answer')}</Paragraph>}
    </Page>
  );
}
