import { useCallback, useState } from 'react';
import { assertNever } from '#shared/assert-never.ts';
import type { Fitting } from '#shared/domain/screen.ts';
import { CleaningScreen } from './CleaningScreen.tsx';
import { BounceStep, IdleStep } from './DelaySteps.tsx';
import { InstallerMenu } from './InstallerMenu.tsx';
import type { InstallerTask } from './InstallerMenu.tsx';
import { CodeFlow } from './CodeFlow.tsx';
import { PanelFlow } from './PanelFlow.tsx';
import { PinScreen } from './PinScreen.tsx';
import { ResultsPage } from './ResultsPage.tsx';
import { SelfTest } from './SelfTest.tsx';
import { setupChrome } from './setup-page.ts';
import type { SetupInput, SetupPage } from './setup-page.ts';
import { UnenrolStep } from './UnenrolStep.tsx';
import { useQuietTime } from './use-quiet-time.ts';

type InstallerScreenProps = SetupInput & { onLeave: () => void };

/** Behind the corners: the PIN, then what an installer can do to a screen that is in service. */
export function InstallerScreen(props: InstallerScreenProps) {
  const { words, ask, onLeave } = props;
  const [ticket, setTicket] = useState<string | undefined>();
  const page: SetupPage = { words, chrome: setupChrome(props) };
  if (ticket === undefined) return <PinScreen {...page} ask={ask} onOpen={setTicket} onLeave={onLeave} />;
  return <Visit {...props} page={page} ticket={ticket} />;
}

type VisitProps = InstallerScreenProps & { page: SetupPage; ticket: string };

type Step = { kind: 'menu' | 'results' | InstallerTask } | { kind: 'bounce'; idleSeconds: number };

const quietSeconds = 300;
/** A form takes twice as long as reading, within what settings allow. */
const mostFormSeconds = 600;

function Visit({ page, ticket, onLeave, ...input }: VisitProps) {
  const { status, ask } = input;
  const [step, setStep] = useState<Step>({ kind: 'menu' });
  const toMenu = useCallback(() => setStep({ kind: 'menu' }), []);
  const leave = () => {
    void ask('installer.leave', { ticket }).catch(() => {});
    onLeave();
  };
  useQuietTime(quietSeconds, leave);
  const { idleReadingSeconds, idleFormSeconds, bounceMs } = status.settings;
  const delays = { idleReadingSeconds, idleFormSeconds, bounceMs };
  const fit = async (change: Partial<Fitting>) => {
    await ask('installer.fit', { ticket, fitting: { panel: status.panel, delays, ...change } }).catch(leave);
  };
  const unenrol = () => void ask('installer.unenrol', { ticket }).then(onLeave, leave);
  switch (step.kind) {
    case 'menu':
      return <InstallerMenu {...page} status={status} onTask={(kind) => setStep({ kind })} onLeave={leave} />;
    case 'panel':
      return (
        <PanelFlow
          {...page}
          panel={status.panel}
          onHang={(panel) => fit({ panel })}
          onTurn={(quarters) => ask('installer.turn', { ticket, quarters })}
          onDone={toMenu}
          onBack={toMenu}
        />
      );
    case 'test':
      return (
        <SelfTest
          {...page}
          {...input}
          onBack={toMenu}
          onFound={async (findings) => {
            await ask('installer.accept', { ticket, findings });
            setStep({ kind: 'results' });
          }}
        />
      );
    case 'results':
      return <ResultsPage {...page} status={status} onDone={toMenu} />;
    case 'move':
      return (
        <CodeFlow
          {...page}
          {...input}
          typed=""
          onType={() => undefined}
          onYes={async (code) => {
            const answer = await ask('installer.move', { ticket, code });
            return answer.kind === 'enrolled' ? undefined : answer;
          }}
          onBack={toMenu}
        />
      );
    case 'idle':
      return (
        <IdleStep
          {...page}
          onBack={toMenu}
          onAnswer={(idleSeconds) => setStep({ kind: 'bounce', idleSeconds })}
        />
      );
    case 'bounce':
      return (
        <BounceStep
          {...page}
          onBack={() => setStep({ kind: 'idle' })}
          onAnswer={(bounce) =>
            void fit({
              delays: {
                idleReadingSeconds: step.idleSeconds,
                idleFormSeconds: Math.min(mostFormSeconds, 2 * step.idleSeconds),
                bounceMs: bounce,
              },
            }).then(toMenu)
          }
        />
      );
    case 'cleaning':
      return <CleaningScreen {...page} onEnd={toMenu} />;
    case 'unenrol':
      return <UnenrolStep {...page} pending={status.outbox.pending} onYes={unenrol} onNo={toMenu} />;
    default:
      return assertNever(step);
  }
}
