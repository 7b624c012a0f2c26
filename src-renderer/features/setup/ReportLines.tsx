import { CheckCircleIcon, XCircleIcon } from '@phosphor-icons/react';
import { acceptanceLines, verdictOf } from '#shared/domain/acceptance.ts';
import type { Acceptance, AcceptanceLine } from '#shared/domain/acceptance.ts';
import type { WordKey } from '../../i18n/catalogues.ts';
import type { Words } from '../../i18n/words.ts';
import { StateLine } from '../../ui/ReadingBlocks.tsx';

const sentences: Record<AcceptanceLine, { good: WordKey; bad: WordKey }> = {
  touch: { good: 'setup.result-touch', bad: 'setup.result-dead' },
  ghosts: { good: 'setup.result-no-ghosts', bad: 'setup.result-ghosts' },
  aim: { good: 'setup.result-aim', bad: 'setup.result-aim-off' },
  colours: { good: 'setup.result-colours', bad: 'setup.result-dots' },
  sound: { good: 'setup.result-sound', bad: 'setup.result-silent' },
  network: { good: 'setup.result-network', bad: 'setup.result-no-network' },
  storage: { good: 'setup.result-storage', bad: 'setup.result-no-storage' },
  clock: { good: 'setup.result-clock', bad: 'setup.net-no-time' },
};

/** The results of a self-test in words, those that keep the screen from its service first. */
export function reportLines(report: Acceptance, words: Words) {
  const { dead, ghosts, worstMm } = report.touch;
  const values = {
    fromMm: Math.min(...dead.map(({ fromMm }) => fromMm)),
    toMm: Math.max(...dead.map(({ toMm }) => toMm)),
    ghosts,
    worstMm: worstMm.toLocaleString(words.locale),
  };
  return acceptanceLines
    .map((line) => ({ line, ...verdictOf(line, report) }))
    .toSorted((one, other) => Number(one.isGood) - Number(other.isGood))
    .map(({ line, isGood }) => (
      <StateLine key={line} icon={isGood ? CheckCircleIcon : XCircleIcon} tone={isGood ? 'calm' : 'alert'}>
        {words.say(sentences[line][isGood ? 'good' : 'bad'], values)}
      </StateLine>
    ));
}
