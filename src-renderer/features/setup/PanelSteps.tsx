import { MonitorIcon, RulerIcon } from '@phosphor-icons/react';
import { Frame } from '../../ui/Frame.tsx';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';
import type { SetupPage } from './setup-page.ts';

export type QuestionProps = SetupPage & {
  onAnswer: (answer: number) => void;
  onBack?: (() => void) | undefined;
};

const diagonals = [32, 43, 55, 65];
const bottoms = [700, 750, 800, 850, 900, 950];

/** The diagonal is a fact of the hardware that no software can measure. */
export function DiagonalStep({ words, chrome, onAnswer, onBack }: QuestionProps) {
  const choices = diagonals.map((inches) => ({
    key: `${inches}`,
    label: words.say('setup.inches', { inches }),
    icon: MonitorIcon,
    look: 'teal' as const,
    onPress: () => onAnswer(inches),
  }));
  return (
    <Frame
      {...chrome}
      screen="setup"
      step="diagonal"
      title={words.say('setup.diagonal')}
      choices={choices}
      back={onBack && { label: words.say('nav.back'), onPress: onBack }}
    >
      <Paragraph>{words.say('setup.diagonal-how')}</Paragraph>
    </Frame>
  );
}

/** With this height the screen keeps every control within reach. */
export function BottomStep({ words, chrome, onAnswer, onBack }: QuestionProps) {
  const choices = bottoms.map((bottomMm) => ({
    key: `${bottomMm}`,
    label: words.say('setup.millimetres', { bottomMm }),
    icon: RulerIcon,
    look: 'teal' as const,
    onPress: () => onAnswer(bottomMm),
  }));
  return (
    <Frame
      {...chrome}
      screen="setup"
      step="bottom"
      title={words.say('setup.bottom')}
      choices={choices}
      back={onBack && { label: words.say('nav.back'), onPress: onBack }}
    >
      <Paragraph>{words.say('setup.bottom-how')}</Paragraph>
    </Frame>
  );
}
