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
  hold: { good: 'setup.result-hold', bad: 'setup.result-hold-bad' },
  colours: { good: 'setup.result-colours', bad: 'setup.result-dots' },
  sound: { good: 'setup.result-sound', bad: 'setup.result-silent' },
  voice: { good: 'setup.result-voice', bad: 'setup.result-no-voice' },
  network: { good: 'setup.result-network', bad: 'setup.result-no-network' },
  storage: { good: 'setup.result-storage', bad: 'setup.result-no-storage' },
  clock: { good: 'setup.result-clock', bad: 'setup.net-no-time' },
};

/** The results of a self-test in words, the red ones first. */
export function reportLines(report: Acceptance, words: Words) {
  const { dead, ghosts, worstMm, hold } = report.touch;
  const values = {
    ghosts,
    worstMm: worstMm.toLocaleString(words.locale),
    felt: (hold?.fingers ?? 0) >= 2 ? 'both' : 'one',
    driftMm: (hold?.driftMm ?? 0).toLocaleString(words.locale),
  };
  return acceptanceLines
    .filter((line) => line !== 'hold' || hold !== null) // a report from before the fingers were held
    .flatMap((line) => {
      const { isGood } = verdictOf(line, report);
      const zones = line === 'touch' && !isGood ? dead : [{}];
      return zones.map((zone) => ({
        isGood,
        text: words.say(sentences[line][isGood ? 'good' : 'bad'], { ...values, ...zone }),
      }));
    })
    .toSorted((one, other) => Number(one.isGood) - Number(other.isGood))
    .map(({ text, isGood }) => (
      <StateLine key={text} icon={isGood ? CheckCircleIcon : XCircleIcon} tone={isGood ? 'calm' : 'alert'}>
        {text}
      </StateLine>
    ));
}
