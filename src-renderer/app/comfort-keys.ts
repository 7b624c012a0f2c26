import {
  ArrowLineDownIcon,
  CircleHalfIcon,
  GlobeIcon,
  RepeatIcon,
  SpeakerHighIcon,
  SpeakerLowIcon,
  StopIcon,
  TextAaIcon,
} from '@phosphor-icons/react';
import { louder, softer } from '#shared/speech/volume.ts';
import type { Words } from '../i18n/words.ts';
import type { Reader } from '../speech/reader.ts';
import type { ComfortKey } from '../ui/ComfortRow.tsx';
import { comfortStates } from './comfort-states.ts';
import type { Comfort, SessionStep } from './session.ts';

export type ComfortInput = {
  words: Words;
  comfort: Comfort;
  onStep: (step: SessionStep) => void;
  /** Undefined without a voice for the language shown: « Écouter » is then absent (A5). */
  reader: Pick<Reader, 'listen' | 'turnOff' | 'repeat'> | undefined;
  isReading: boolean;
};

/** The comfort row, or the keys of the reading while a screen is read. Only what works now stands there. */
export function comfortKeys(input: ComfortInput): ComfortKey[] {
  const { reader, isReading } = input;
  if (!reader) return [...lookKeys(input), languageKey(input)];
  if (isReading) return [...readingKeys(input, reader), languageKey(input)];
  return [listenKey(input, reader), ...lookKeys(input), languageKey(input)];
}

function listenKey({ words, comfort }: ComfortInput, reader: Pick<Reader, 'listen'>): ComfortKey {
  return {
    key: 'listen',
    label: words.say('comfort.listen'),
    icon: SpeakerHighIcon,
    isOn: comfort.speech.isOn,
    onPress: () => reader.listen(),
  };
}

function readingKeys(
  { words, comfort, onStep }: ComfortInput,
  reader: Pick<Reader, 'turnOff' | 'repeat'>,
): ComfortKey[] {
  const { volume } = comfort.speech;
  const state = comfortStates(comfort, words).volume;
  return [
    { key: 'stop', label: words.say('comfort.stop'), icon: StopIcon, onPress: () => reader.turnOff() },
    { key: 'repeat', label: words.say('comfort.repeat'), icon: RepeatIcon, onPress: () => reader.repeat() },
    {
      key: 'softer',
      label: words.say('comfort.softer'),
      icon: SpeakerLowIcon,
      state,
      onPress: () => onStep({ kind: 'speech', change: { volume: softer(volume) } }),
    },
    {
      key: 'louder',
      label: words.say('comfort.louder'),
      icon: SpeakerHighIcon,
      state,
      onPress: () => onStep({ kind: 'speech', change: { volume: louder(volume) } }),
    },
  ];
}

function lookKeys({ words, comfort, onStep }: ComfortInput): ComfortKey[] {
  const { textScale, contrast, reach } = comfort;
  const states = comfortStates(comfort, words);
  return [
    {
      key: 'text',
      label: words.say('comfort.text'),
      icon: TextAaIcon,
      state: states.text,
      isOn: textScale !== 1,
      onPress: () => onStep({ kind: 'text' }),
    },
    {
      key: 'contrast',
      label: words.say('comfort.contrast'),
      icon: CircleHalfIcon,
      state: states.contrast,
      isOn: contrast !== 'plain',
      onPress: () => onStep({ kind: 'contrast' }),
    },
    {
      key: 'reach',
      label: words.say('comfort.reach'),
      icon: ArrowLineDownIcon,
      state: states.reach,
      isOn: reach === 'low',
      onPress: () => onStep({ kind: 'reach' }),
    },
  ];
}

function languageKey({ words, onStep }: ComfortInput): ComfortKey {
  return {
    key: 'language',
    label: words.say('comfort.language'),
    // Whoever cannot read the language shown finds the way to another one.
    other: {
      label: words.say('comfort.language-other'),
      language: words.language === 'en' ? 'fr' : 'en',
    },
    icon: GlobeIcon,
    onPress: () => onStep({ kind: 'languages' }),
  };
}
