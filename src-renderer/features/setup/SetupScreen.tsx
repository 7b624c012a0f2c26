import { useState } from 'react';
import { assertNever } from '#shared/assert-never.ts';
import type { Wizard } from '#shared/kiosk-api/setup.ts';
import { CodeFlow } from './CodeFlow.tsx';
import { LanguageStep } from './LanguageStep.tsx';
import { NetworkPage } from './NetworkPage.tsx';
import { PanelFlow } from './PanelFlow.tsx';
import { ReadyStep } from './ReadyStep.tsx';
import { SelfTest } from './SelfTest.tsx';
import { UsbStep } from './UsbStep.tsx';
import { setupChrome } from './setup-page.ts';
import type { SetupInput, SetupPage } from './setup-page.ts';

/** First start, one thing a screen: language, network, code, is it here, panel, test, ready. The host keeps how far it is. */
export function SetupScreen({ wizard, ...input }: SetupInput & { wizard: Wizard }) {
  const { words, status, ask } = input;
  const [isAtStick, setAtStick] = useState(false);
  const page: SetupPage = { words, chrome: setupChrome(input) };
  const keep = (change: Partial<Wizard>) =>
    void ask('setup.keep', { wizard: { ...wizard, ...change } }).catch(() => {});
  const { idleReadingSeconds, idleFormSeconds, bounceMs } = status.settings;
  const delays = { idleReadingSeconds, idleFormSeconds, bounceMs };
  switch (wizard.step) {
    case 'language':
      return <LanguageStep {...page} onAnswer={(language) => keep({ language, step: 'network' })} />;
    case 'network':
      if (isAtStick) return <UsbStep {...page} {...input} onBack={() => setAtStick(false)} />;
      return (
        <NetworkPage
          {...page}
          ask={ask}
          onGoOn={() => keep({ step: 'code' })}
          onUsb={() => setAtStick(true)}
          onBack={() => keep({ step: 'language' })}
        />
      );
    case 'code':
      return (
        <CodeFlow
          {...page}
          {...input}
          typed={wizard.code}
          onType={(code) => keep({ code })}
          onYes={async (code) => {
            const answer = await ask('setup.enrol', { code, panel: status.panel });
            return answer.kind === 'enrolled' ? undefined : answer;
          }}
          onBack={() => keep({ step: 'network' })}
        />
      );
    case 'panel':
      return (
        <PanelFlow
          {...page}
          panel={status.panel}
          onHang={async (panel) => {
            await ask('setup.fit', { fitting: { panel, delays } });
          }}
          onTurn={(quarters) => ask('installer.turn', { ticket: null, quarters })}
          onDone={() => keep({ step: 'test' })}
        />
      );
    case 'test':
      return (
        <SelfTest
          {...page}
          {...input}
          onBack={() => keep({ step: 'panel' })}
          onFound={async (findings) => {
            await ask('installer.accept', { ticket: null, findings });
            keep({ step: 'ready' });
          }}
        />
      );
    case 'ready':
      return (
        <ReadyStep
          {...page}
          {...input}
          onTest={() => keep({ step: 'test' })}
          onStart={() => void ask('setup.keep', { wizard: null }).catch(() => {})}
        />
      );
    default:
      return assertNever(wizard.step);
  }
}
