import { CheckCircleIcon, XCircleIcon } from '@phosphor-icons/react';
import { acceptanceLines, missingKeys, verdictOf } from '#shared/domain/acceptance.ts';
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
  headphones: { good: 'setup.result-headphones', bad: 'setup.result-no-headphones' },
  keypad: { good: 'setup.result-keypad', bad: 'setup.result-keypad-bad' },
  photo: { good: 'setup.result-photo', bad: 'setup.result-no-photo' },
  presence: { good: 'setup.result-presence', bad: 'setup.result-presence-bad' },
  network: { good: 'setup.result-network', bad: 'setup.result-no-network' },
  storage: { good: 'setup.result-storage', bad: 'setup.result-no-storage' },
  clock: { good: 'setup.result-clock', bad: 'setup.net-no-time' },
};

/** The results of a self-test in words, the red ones first. */
export function reportLines(report: Acceptance, words: Words) {
  const { ghosts, worstMm, hold } = report.touch;
  const values = {
    ghosts,
    worstMm: worstMm.toLocaleString(words.locale),
    felt: (hold?.fingers ?? 0) >= 2 ? 'both' : 'one',
    driftMm: (hold?.driftMm ?? 0).toLocaleString(words.locale),
    seen: report.presence?.isNearSeen ? 'always' : 'never',
  };
  return acceptanceLines
    .filter((line) => isTold(line, report))
    .flatMap((line) => {
      const { isGood } = verdictOf(line, report);
      const each = isGood ? [{}] : faultsOf(line, report, words);
      return each.map((fault) => ({
        isGood,
        text: words.say(sentences[line][isGood ? 'good' : 'bad'], { ...values, ...fault }),
      }));
    })
    .toSorted((one, other) => Number(one.isGood) - Number(other.isGood))
    .map(({ text, isGood }) => (
      <StateLine key={text} icon={isGood ? CheckCircleIcon : XCircleIcon} tone={isGood ? 'calm' : 'alert'}>
        {text}
      </StateLine>
    ));
}

/** Whether a report says anything of a line: it may be older than the line, or the part is not fitted. */
function isTold(
  line: AcceptanceLine,
  { touch, sound, keypad, isReachPhotographed, presence }: Acceptance,
): boolean {
  const found: Partial<Record<AcceptanceLine, unknown>> = {
    hold: touch.hold,
    headphones: sound.areHeadphonesHeard,
    keypad,
    photo: isReachPhotographed,
    presence,
  };
  return found[line] !== null;
}

/** What a red line says, once for each dead zone and for each key that was not felt. */
function faultsOf(line: AcceptanceLine, { touch, keypad }: Acceptance, words: Words): object[] {
  if (line === 'touch') return touch.dead;
  if (line !== 'keypad') return [{}];
  if (keypad?.length === 0) return [{ felt: 'none', key: '' }];
  return missingKeys(keypad ?? []).map((key) => ({ felt: 'some', key: words.say(`setup.key-${key}`) }));
}
