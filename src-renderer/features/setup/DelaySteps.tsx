import { HandTapIcon, HourglassMediumIcon } from '@phosphor-icons/react';
import { Frame } from '../../ui/Frame.tsx';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';
import type { QuestionProps } from './PanelSteps.tsx';

const idleSeconds = [60, 90, 120, 180, 300];
const bounces = [400, 600, 900, 1200, 1500];

/** How long the screen waits before it asks whether somebody is there. */
export function IdleStep({ words, chrome, onAnswer, onBack }: QuestionProps) {
  return (
    <Frame
      {...chrome}
      screen="setup"
      step="idle"
      title={words.say('setup.idle')}
      choices={idleSeconds.map((seconds) => ({
        key: `${seconds}`,
        label: words.say('setup.seconds', { seconds }),
        icon: HourglassMediumIcon,
        look: 'plum',
        onPress: () => onAnswer(seconds),
      }))}
      back={onBack && { label: words.say('nav.back'), onPress: onBack }}
    >
      <Paragraph>{words.say('setup.idle-how')}</Paragraph>
    </Frame>
  );
}

/** How soon after a touch the same button counts again. */
export function BounceStep({ words, chrome, onAnswer, onBack }: QuestionProps) {
  return (
    <Frame
      {...chrome}
      screen="setup"
      step="bounce"
      title={words.say('setup.bounce')}
      choices={bounces.map((bounceMs) => ({
        key: `${bounceMs}`,
        label: words.say('setup.bounce-seconds', {
          seconds: (bounceMs / 1000).toLocaleString(words.locale),
        }),
        icon: HandTapIcon,
        look: 'plum',
        onPress: () => onAnswer(bounceMs),
      }))}
      back={onBack && { label: words.say('nav.back'), onPress: onBack }}
    >
      <Paragraph>{words.say('setup.bounce-how')}</Paragraph>
    </Frame>
  );
}
