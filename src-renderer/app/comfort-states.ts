import { volumeSteps } from '#shared/speech/volume.ts';
import type { Words } from '../i18n/words.ts';
import type { Comfort } from './session.ts';

const textStates = { 1: 'comfort.text-1', 1.4: 'comfort.text-2', 2: 'comfort.text-3' } as const;

/** What each key of the comfort row is at, in words: « Texte : grand. 2 sur 3 ». */
export function comfortStates({ textScale, contrast, reach, speech }: Comfort, { say }: Words) {
  return {
    text: say(textStates[textScale]),
    contrast: say(`contrast.${contrast}`),
    reach: say(reach === 'low' ? 'comfort.reach-low' : 'comfort.reach-default'),
    volume: say('comfort.volume', { step: speech.volume + 1, count: volumeSteps.length }),
  };
}
