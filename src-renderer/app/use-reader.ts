import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Language } from '#shared/domain/primitives.ts';
import type { Words } from '../i18n/words.ts';
import type { KioskApi } from '../kiosk-api.ts';
import { FiveKeys } from '../speech/five-keys.ts';
import { readGlass } from '../speech/glass.ts';
import { lightSentence } from '../speech/lit-sentence.ts';
import { Reader } from '../speech/reader.ts';
import { Sound } from '../speech/sound.ts';
import { Speaker } from '../speech/speaker.ts';
import { useSurface } from '../ui/surface-context.ts';
import { comfortStates } from './comfort-states.ts';
import type { Session, SessionStep } from './session.ts';

type ReaderInput = {
  kiosk: KioskApi;
  session: Session;
  step: (step: SessionStep) => void;
  words: Words;
  voices: readonly Language[];
};

/** The reader of this page, told of everything that it needs, with its five keys; and what it is doing. */
export function useReader(input: ReaderInput) {
  const { kiosk, session, step, words, voices } = input;
  const { press } = useSurface();
  const [reader] = useState(() => readerOf(kiosk));
  const state = useSyncExternalStore(reader.subscribe, reader.state);
  const latest = useRef(input);
  useLayoutEffect(() => {
    latest.current = input;
    reader.follow({
      language: words.language,
      voices,
      wishes: session.speech,
      change: (change) => step({ kind: 'speech', change }),
      layout: `${session.textScale} ${session.reach}`,
    });
  });
  useEffect(() => () => reader.forget(), [reader, session.number]);
  useEffect(() => press.watch((element) => reader.pressed(element)), [press, reader]);
  useEffect(() => watchGlass(() => reader.glance()), [reader]);
  useEffect(() => {
    const listening = new AbortController();
    fiveKeysOf(reader, latest).listen(window, listening.signal);
    return () => listening.abort();
  }, [reader]);
  useSpokenComfort(reader, session, words);
  return { reader, ...state };
}

function readerOf({ ask }: KioskApi): Reader {
  const sound = new Sound();
  const speaker = new Speaker({
    say: ({ text, language, isPrivate }) => ask('speech.say', { text, language, isPrivate }),
    play: (wav, signal) => sound.play(wav, signal),
    delay: (ms, signal) =>
      new Promise((resolve) => {
        setTimeout(resolve, ms);
        signal.addEventListener('abort', () => resolve(), { once: true });
      }),
  });
  return new Reader({ glass: () => readGlass(document), speaker, sound, light: lightSentence });
}

function fiveKeysOf(reader: Reader, latest: { current: ReaderInput }): FiveKeys {
  return new FiveKeys({
    reader,
    glass: () => readGlass(document),
    wishes: () => latest.current.session.speech,
    placeInWords: (region, place, count) => {
      const { say } = latest.current.words;
      if (region === 'choices') return say('keypad.choice', { place, count });
      return region === 'keys' ? undefined : say('keypad.key', { place, count });
    },
    help: (title) => {
      const { say } = latest.current.words;
      const here = title === undefined ? [] : [say('keypad.here', { title })];
      return [...here, say('keypad.arrows'), say('keypad.ok-and-back')];
    },
  });
}

/** Calls back whenever something on the glass has changed, once that is painted: nobody waits for it with a finger. */
function watchGlass(onChange: () => void): () => void {
  let isComing = false;
  let isOver = false;
  const look = () => {
    isComing = false;
    if (!isOver) onChange();
  };
  const observer = new MutationObserver(() => {
    if (isComing) return;
    isComing = true;
    requestAnimationFrame(() => setTimeout(look));
  });
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['data-screen', 'data-step', 'data-page', 'data-spoken'],
  });
  onChange();
  return () => {
    isOver = true;
    observer.disconnect();
  };
}

/** Larger text and the like say what they have come to: « Texte : grand. 2 sur 3 ». */
function useSpokenComfort(reader: Reader, session: Session, words: Words): void {
  const before = useRef(session);
  useEffect(() => {
    const last = before.current;
    before.current = session;
    if (last.number !== session.number) return;
    const states = comfortStates(session, words);
    if (last.textScale !== session.textScale) reader.announce(states.text);
    if (last.contrast !== session.contrast) reader.announce(states.contrast);
    if (last.reach !== session.reach) reader.announce(states.reach);
    if (last.speech.volume !== session.speech.volume && !reader.state().isSounding)
      reader.announce(states.volume);
  }, [reader, session, words]);
}
