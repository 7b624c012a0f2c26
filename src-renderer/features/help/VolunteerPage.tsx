import {
  CheckCircleIcon,
  HandHeartIcon,
  PaperPlaneTiltIcon,
  TrayIcon,
  UserSoundIcon,
  XCircleIcon,
} from '@phosphor-icons/react';
import type { Icon } from '@phosphor-icons/react';
import type { Volunteer } from '#shared/domain/volunteer.ts';
import type { WordKey } from '../../i18n/catalogues.ts';
import { useKept } from '../../stage/kept.ts';
import { Page } from '../../stage/Page.tsx';
import { showRequestNumber } from '../../stage/show-number.ts';
import { useStage } from '../../stage/stage.ts';
import { freeInWords } from '../../stage/wish-in-words.ts';
import { Paragraph, StateLine } from '../../ui/ReadingBlocks.tsx';
import { AnswerPage } from './AnswerPage.tsx';

type VolunteerPageProps = { volunteer: Volunteer; delivery: 'kept' | 'sent' };

/** Where an offer of help to whoever asks stands, and **Je n'aide plus**. Nothing of the person. */
export function VolunteerPage({ volunteer, delivery }: VolunteerPageProps) {
  const { words, open } = useStage();
  const [isLeaving, setLeaving] = useKept('standing down', false);
  const [sentKey, setSentKey] = useKept<string | undefined>('answered', undefined);
  if (isLeaving) {
    const onBack = () => {
      setLeaving(false);
      setSentKey(undefined);
    };
    const sending = { sentKey, onKept: setSentKey, onBack };
    return <AnswerPage id={volunteer.id} answer={{ kind: 'help.stand_down' }} {...sending} />;
  }
  const { icon, state } = states[volunteer.status === 'waiting' ? delivery : volunteer.status];
  const talk = {
    key: 'caretaker',
    label: words.say('caretaker.talk'),
    icon: UserSoundIcon,
    look: 'plain',
    onPress: () => open({ name: 'caretaker' }),
  } as const;
  const standDown = {
    key: 'stand-down',
    label: words.say('volunteer.stand-down'),
    icon: XCircleIcon,
    look: 'plain',
    onPress: () => setLeaving(true),
  } as const;
  return (
    <Page
      screen="request"
      step={`volunteer ${volunteer.status}`}
      title={words.say(`help-with.${volunteer.need}`)}
      mark={{
        label: words.say('own-offer.mark', { number: showRequestNumber(volunteer.number) }),
        icon: HandHeartIcon,
        hue: 'olive',
        isPrivate: true,
      }}
      choices={volunteer.status === 'withdrawn' ? [talk] : [standDown, talk]}
    >
      <Paragraph>{freeInWords(volunteer, words)}</Paragraph>
      <StateLine icon={icon}>{words.say(state)}</StateLine>
    </Page>
  );
}

const states: Record<'kept' | 'sent' | 'noted' | 'withdrawn', { icon: Icon; state: WordKey }> = {
  kept: { icon: TrayIcon, state: 'offers.kept' },
  sent: { icon: PaperPlaneTiltIcon, state: 'volunteer.sent' },
  noted: { icon: CheckCircleIcon, state: 'volunteer.noted' },
  withdrawn: { icon: XCircleIcon, state: 'volunteer.withdrawn' },
};
