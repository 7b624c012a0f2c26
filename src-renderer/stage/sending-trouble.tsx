import type { ReactElement } from 'react';
import type { Words } from '../i18n/words.ts';
import { Paragraph } from '../ui/ReadingBlocks.tsx';
import { refusalKey } from './refusals.ts';
import type { Sending } from './use-act.ts';

/** Why what a person sent was not taken, in words; undefined: nothing is wrong. */
export function troubleInWords(sending: Sending, words: Words): string | undefined {
  if (sending.kind === 'refused') return words.say(refusalKey(sending.because));
  return sending.kind === 'no-answer' ? words.say('send.no-answer') : undefined;
}

/** The same as a block of its screen. No component: the frame counts blocks, and one that shows nothing would count too. */
export function sendingTrouble(sending: Sending, words: Words): ReactElement | null {
  const trouble = troubleInWords(sending, words);
  return trouble === undefined ? null : <Paragraph weight="strong">{trouble}</Paragraph>;
}
