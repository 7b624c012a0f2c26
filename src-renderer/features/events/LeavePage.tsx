import { ArrowUUpLeftIcon, CalendarXIcon, CheckFatIcon } from '@phosphor-icons/react';
import { useState } from 'react';
import type { Event } from '#shared/domain/event.ts';
import { peopleLanguage } from '../../stage/people-words.ts';
import { Page } from '../../stage/Page.tsx';
import { sendingTrouble } from '../../stage/sending-trouble.tsx';
import { useStage } from '../../stage/stage.ts';
import { useAct } from '../../stage/use-act.ts';
import { Emblem, Paragraph } from '../../ui/ReadingBlocks.tsx';

type LeavePageProps = { event: Event; joinKey: string; onBack: () => void };

/** « Changer d'avis »: the check before a seat, or a place on the waiting list, is given back, and the word that it is. */
export function LeavePage({ event, joinKey, onBack }: LeavePageProps) {
  const { words, home } = useStage();
  const { sending, send } = useAct('event.leave');
  const [hasLeft, setLeft] = useState(false);
  const submit = () =>
    void send({ eventId: event.id, joinKey }).then((sent) => {
      if (sent.kind === 'kept') setLeft(true);
    });
  if (hasLeft) {
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
  return (
    <Page
      screen="event"
      step="leaving"
      title={words.say('join.leave')}
      onBack={onBack}
      choices={[
        {
          key: 'no',
          label: words.say('join.leave-no'),
          icon: ArrowUUpLeftIcon,
          look: 'plain',
          onPress: onBack,
        },
        { key: 'yes', label: words.say('join.leave-yes'), icon: CheckFatIcon, look: 'main', onPress: submit },
      ]}
    >
      <Paragraph language={peopleLanguage(words)}>{event.title}</Paragraph>
      {sendingTrouble(sending, words)}
    </Page>
  );
}
