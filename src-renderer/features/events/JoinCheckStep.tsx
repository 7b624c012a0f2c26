import { HourglassMediumIcon } from '@phosphor-icons/react';
import { phoneByPairs } from '../../i18n/phone.ts';
import { checkChoices } from '../../stage/check-choices.ts';
import { eventMoment } from '../../stage/event-words.ts';
import { Page } from '../../stage/Page.tsx';
import { sendingTrouble } from '../../stage/sending-trouble.tsx';
import { useStage } from '../../stage/stage.ts';
import type { Stage } from '../../stage/stage.ts';
import { useAct } from '../../stage/use-act.ts';
import { Fact, Paragraph, StateLine } from '../../ui/ReadingBlocks.tsx';
import { mustWait } from './join-draft.ts';
import type { JoinDraft } from './join-draft.ts';
import type { StepProps } from './step-props.ts';

type CheckProps = Pick<StepProps, 'event' | 'draft' | 'onBack'> & {
  onChange: () => void;
  onKept: (key: string, number: string | null) => void;
};

/** « C'est bien ça ? » Where too few seats are left, it says that this is the waiting list. */
export function JoinCheckStep({ event, draft, onBack, onChange, onKept }: CheckProps) {
  const stage = useStage();
  const { words } = stage;
  const { people, firstName, reminder } = draft;
  const { sending, send } = useAct('event.join');
  const waits = mustWait(event, people);
  const submit = () =>
    void send({ eventId: event.id, people, firstName, reminder, waits }).then((sent) => {
      if (sent.kind === 'kept') onKept(sent.key, sent.number);
    });
  return (
    <Page
      screen="event"
      step="check"
      title={words.say('check.title')}
      onBack={onBack}
      unsent={words.say('leave.answer')}
      choices={checkChoices(words, submit, onChange)}
    >
      <Paragraph weight="strong">{words.say('join.check', { count: people, title: event.title })}</Paragraph>
      <Paragraph>{eventMoment(event, stage, false)}</Paragraph>
      {waits && <StateLine icon={HourglassMediumIcon}>{words.say('join.check-waits')}</StateLine>}
      {firstName !== null && (
        <Fact label={words.say('fact.first-name')} isPrivate>
          {firstName}
        </Fact>
      )}
      {reminder !== null && (
        <Fact label={words.say('fact.reminder')} isPrivate>
          {reminderInWords(reminder, stage)}
        </Fact>
      )}
      {sendingTrouble(sending, words)}
    </Page>
  );
}

function reminderInWords(reminder: NonNullable<JoinDraft['reminder']>, { words }: Stage): string {
  return reminder.way === 'call'
    ? words.say('reminder.by-call', { phone: phoneByPairs(reminder.phone) })
    : words.say('reminder.at-door', { door: reminder.door });
}
