import type { KioskStatus } from '#shared/kiosk-api/announcements.ts';
import { Frame } from '../../ui/Frame.tsx';
import { reportLines } from './ReportLines.tsx';
import type { SetupPage } from './setup-page.ts';

type ResultsPageProps = SetupPage & { status: KioskStatus; onDone: () => void };

/** What a later self-test found; the screen stays in service whatever it is. */
export function ResultsPage({ words, chrome, status, onDone }: ResultsPageProps) {
  return (
    <Frame
      {...chrome}
      screen="setup"
      step="results"
      title={words.say('setup.results')}
      done={{ label: words.say('nav.done'), onPress: onDone }}
    >
      {status.acceptance && reportLines(status.acceptance, words)}
    </Frame>
  );
}
