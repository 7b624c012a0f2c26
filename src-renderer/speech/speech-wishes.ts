import { defaultVolumeStep } from '#shared/speech/volume.ts';
import type { VolumeStep } from '#shared/speech/volume.ts';

/** How one person wants to be read to; gone with the session (P4). */
export type SpeechWishes = {
  /** Each new screen is read, and each change told. */
  isOn: boolean;
  volume: VolumeStep;
  /** « On peut vous entendre. Lire quand même ? », asked once (A3). */
  privateWords: 'unasked' | 'heard' | 'silent';
  /** The person walks with the five keys. */
  usesKeys: boolean;
};

/** Nobody has asked for a voice. */
export const noSpeechWishes: SpeechWishes = {
  isOn: false,
  volume: defaultVolumeStep,
  privateWords: 'unasked',
  usesKeys: false,
};
