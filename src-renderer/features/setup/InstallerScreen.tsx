import { BroomIcon, MonitorIcon } from '@phosphor-icons/react';
import { useCallback, useState } from 'react';
import { assertNever } from '#shared/assert-never.ts';
import type { Panel } from '#shared/domain/screen.ts';
import type { Residence } from '#shared/domain/residence.ts';
import { Frame } from '../../ui/Frame.tsx';
import { Fact } from '../../ui/ReadingBlocks.tsx';
import { CleaningScreen } from './CleaningScreen.tsx';
import { BottomStep, DiagonalStep } from './PanelSteps.tsx';
import { PinScreen } from './PinScreen.tsx';
import { setupChrome } from './setup-page.ts';
import type { SetupInput, SetupPage } from './setup-page.ts';
import { useQuietTime } from './use-quiet-time.ts';

type InstallerScreenProps = SetupInput & { residence: Residence | null; onLeave: () => void };

/** Behind the corners: the PIN, then what an installer can do to a screen that is in service. */
export function InstallerScreen(props: InstallerScreenProps) {
  const { words, ask, onLeave } = props;
  const [ticket, setTicket] = useState<string | undefined>();
  const page: SetupPage = { words, chrome: setupChrome(props) };
  if (ticket === undefined) return <PinScreen {...page} ask={ask} onOpen={setTicket} onLeave={onLeave} />;
  return <Visit {...props} page={page} ticket={ticket} />;
}

type VisitProps = InstallerScreenProps & { page: SetupPage; ticket: string };

type Step =
  | { kind: 'menu' }
  | { kind: 'diagonal' }
  | { kind: 'bottom'; diagonalInches: number }
  | { kind: 'cleaning' };

const quietSeconds = 300;

function Visit({ words, status, residence, ask, onLeave, page, ticket }: VisitProps) {
  const [step, setStep] = useState<Step>({ kind: 'menu' });
  const toMenu = useCallback(() => setStep({ kind: 'menu' }), []);
  const leave = () => {
    void ask('installer.leave', { ticket }).catch(() => {});
    onLeave();
  };
  useQuietTime(quietSeconds, leave);
  const hang = (panel: Panel) => void ask('installer.panel', { ticket, panel }).then(toMenu, leave);
  switch (step.kind) {
    case 'menu':
      return (
        <Frame
          {...page.chrome}
          screen="setup"
          step="menu"
          title={words.say('setup.menu')}
          choices={[
            {
              key: 'panel',
              label: words.say('setup.menu-panel'),
              icon: MonitorIcon,
              look: 'teal',
              onPress: () => setStep({ kind: 'diagonal' }),
            },
            {
              key: 'cleaning',
              label: words.say('setup.menu-cleaning'),
              icon: BroomIcon,
              look: 'sea',
              onPress: () => setStep({ kind: 'cleaning' }),
            },
          ]}
          done={{ label: words.say('nav.done'), onPress: leave }}
        >
          <Fact label={words.say('setup.residence')}>{residence?.name ?? words.say('fresh.never')}</Fact>
          <Fact label={words.say('setup.screen')}>{status.screen?.name ?? ''}</Fact>
          <Fact label={words.say('setup.panel')}>
            {words.say('setup.panel-facts', {
              inches: status.panel.diagonalInches,
              bottomMm: status.panel.bottomMm,
            })}
          </Fact>
        </Frame>
      );
    case 'diagonal':
      return (
        <DiagonalStep
          {...page}
          onBack={toMenu}
          onAnswer={(diagonalInches) => setStep({ kind: 'bottom', diagonalInches })}
        />
      );
    case 'bottom':
      return (
        <BottomStep
          {...page}
          onBack={() => setStep({ kind: 'diagonal' })}
          onAnswer={(bottomMm) => hang({ diagonalInches: step.diagonalInches, bottomMm })}
        />
      );
    case 'cleaning':
      return <CleaningScreen {...page} onEnd={toMenu} />;
    default:
      return assertNever(step);
  }
}
