import { Frame } from '../../ui/Frame.tsx';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';
import { holdsReach } from '../../ui/panel-geometry.ts';
import { ReachRuler } from '../../ui/ReachRuler.tsx';
import { useSurface } from '../../ui/surface-context.ts';
import { HandTapIcon, PencilSimpleIcon, SignatureIcon } from '@phosphor-icons/react';
import type { SetupPage } from './setup-page.ts';

type ReachStepProps = SetupPage & {
  /** `true`: the manager has signed that some controls stand out of reach. */
  onDone: (isWaived: boolean) => void;
  onBack: () => void;
};

/** Whether everybody can reach the controls with this mounting; if not, it is changed or somebody signs for it (R4). */
export function ReachStep(props: ReachStepProps) {
  const { panel } = useSurface();
  return holdsReach(panel) ? <WithinReach {...props} /> : <OutOfReach {...props} />;
}

/** The reach band as a ruler, to check with a tape. */
function WithinReach({ words, chrome, onDone, onBack }: ReachStepProps) {
  return (
    <Frame
      {...chrome}
      screen="setup"
      step="reach"
      title={words.say('setup.reach')}
      keys={<ReachRuler labelOf={(heightMm) => words.say('setup.millimetres', { bottomMm: heightMm })} />}
      back={{ label: words.say('nav.back'), onPress: onBack }}
      further={{ label: words.say('nav.next'), onPress: () => onDone(false) }}
    >
      <Paragraph>{words.say('setup.reach-how')}</Paragraph>
    </Frame>
  );
}

function OutOfReach({ words, chrome, onDone, onBack }: ReachStepProps) {
  return (
    <Frame
      {...chrome}
      screen="setup"
      step="out-of-reach"
      title={words.say('setup.out-of-reach')}
      mark={{ label: words.say('setup.attention'), icon: HandTapIcon, hue: 'brick' }}
      choices={[
        {
          key: 'change',
          label: words.say('setup.reach-change'),
          icon: PencilSimpleIcon,
          look: 'main',
          onPress: onBack,
        },
        {
          key: 'waive',
          label: words.say('setup.reach-waive'),
          icon: SignatureIcon,
          onPress: () => onDone(true),
        },
      ]}
      back={{ label: words.say('nav.back'), onPress: onBack }}
    >
      <Paragraph>{words.say('setup.reach-needed')}</Paragraph>
    </Frame>
  );
}
