import {
  BellIcon,
  CheckFatIcon,
  ProhibitIcon,
  SpeakerHighIcon,
  SpeakerSlashIcon,
  UserSoundIcon,
} from '@phosphor-icons/react';
import { volumeSteps } from '#shared/speech/volume.ts';
import type { VolumeStep } from '#shared/speech/volume.ts';
import type { Words } from '../../i18n/words.ts';
import type { ChoiceItem } from '../../ui/Choice.tsx';
import { Frame } from '../../ui/Frame.tsx';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';
import { playBell, playSentence } from './play-sound.ts';
import type { SetupInput, SetupPage } from './setup-page.ts';

type StepProps<T> = SetupPage & { onDone: (found: T) => void };

/** The bell at each of the five loudnesses. */
export function BellStep({ words, chrome, onDone }: StepProps<boolean>) {
  return (
    <Frame
      {...chrome}
      screen="setup"
      step="bell"
      title={words.say('setup.test-bell')}
      choices={[
        ...volumeSteps.map((_, index): ChoiceItem => ({
          key: `${index}`,
          label: words.say('setup.test-volume', { step: index + 1 }),
          icon: BellIcon,
          look: 'sea',
          onPress: () => playBell(index as VolumeStep),
        })),
        ...heardOrNot(words, onDone),
      ]}
    >
      <Paragraph>{words.say('setup.test-bell-how')}</Paragraph>
    </Frame>
  );
}

/** A sentence read aloud, in the language of the wizard. */
export function VoiceStep({
  words,
  chrome,
  ask,
  status,
  onDone,
}: StepProps<boolean> & Pick<SetupInput, 'ask' | 'status'>) {
  return (
    <Frame
      {...chrome}
      screen="setup"
      step="voice"
      title={words.say('setup.test-voice')}
      choices={[readAloud(words, ask), ...heardOrNot(words, onDone)]}
    >
      {!status.voices?.includes(words.language) && <Paragraph>{words.say('setup.test-no-voice')}</Paragraph>}
    </Frame>
  );
}

/** The same sentence in headphones. No part of the screen feels that they are plugged in, so it is asked. */
export function HeadphonesStep({
  words,
  chrome,
  ask,
  status,
  onDone,
}: StepProps<boolean | null> & Pick<SetupInput, 'ask' | 'status'>) {
  return (
    <Frame
      {...chrome}
      screen="setup"
      step="headphones"
      title={words.say('setup.test-headphones')}
      choices={[
        readAloud(words, ask),
        ...heardOrNot(words, onDone),
        {
          key: 'none',
          label: words.say('setup.test-no-socket'),
          icon: ProhibitIcon,
          onPress: () => onDone(null),
        },
      ]}
    >
      <Paragraph>{words.say('setup.test-headphones-how')}</Paragraph>
      {!status.voices?.includes(words.language) && <Paragraph>{words.say('setup.test-no-voice')}</Paragraph>}
    </Frame>
  );
}

const loudness = [55, 60, 65, 70];

/** What a meter says of the loudest step; 65 dBA are asked for. */
export function DecibelsStep({ words, chrome, onDone }: StepProps<number | null>) {
  return (
    <Frame
      {...chrome}
      screen="setup"
      step="decibels"
      title={words.say('setup.test-decibels')}
      choices={[
        {
          key: 'bell',
          label: words.say('setup.test-volume', { step: volumeSteps.length }),
          icon: BellIcon,
          look: 'sea',
          onPress: () => playBell(4),
        },
        ...loudness.map((decibels): ChoiceItem => ({
          key: `${decibels}`,
          label: words.say('setup.test-decibels-are', { decibels }),
          icon: SpeakerHighIcon,
          look: 'teal',
          onPress: () => onDone(decibels),
        })),
        {
          key: 'none',
          label: words.say('setup.test-no-meter'),
          icon: CheckFatIcon,
          onPress: () => onDone(null),
        },
      ]}
    >
      <Paragraph>{words.say('setup.test-decibels-how')}</Paragraph>
    </Frame>
  );
}

/** Has the host read a sentence in the language of the wizard. */
function readAloud(words: Words, ask: SetupInput['ask']): ChoiceItem {
  const { language } = words;
  const text = words.say('setup.test-voice-says');
  const read = () =>
    void ask('speech.say', { text, language, isPrivate: false })
      .then((saying) => (saying.kind === 'audio' ? playSentence(saying.wav) : undefined))
      .catch(() => {}); // nothing is heard, which is what is asked
  return {
    key: 'read',
    label: words.say('setup.test-voice-read'),
    icon: UserSoundIcon,
    look: 'sea',
    onPress: read,
  };
}

function heardOrNot(words: Words, onAnswer: (isHeard: boolean) => void): ChoiceItem[] {
  return [
    {
      key: 'heard',
      label: words.say('setup.test-heard'),
      icon: SpeakerHighIcon,
      look: 'main',
      onPress: () => onAnswer(true),
    },
    {
      key: 'silent',
      label: words.say('setup.test-silent'),
      icon: SpeakerSlashIcon,
      onPress: () => onAnswer(false),
    },
  ];
}
