import { describe, expect, test } from 'vitest';
import type { Glass } from '#renderer/speech/glass.ts';
import type { Part } from '#renderer/speech/passage.ts';
import { Reader } from '#renderer/speech/reader.ts';
import { noSpeechWishes } from '#renderer/speech/speech-wishes.ts';
import type { SpeechWishes } from '#renderer/speech/speech-wishes.ts';
import type { Utterance } from '#renderer/speech/utterances.ts';
import type { Language } from '#shared/domain/primitives.ts';
import { aPart } from './parts.ts';

/** A reader before a glass that the test draws; each speech lasts until `finish`. */
function aReader(voices: Language[] = ['fr']) {
  const heard: string[][] = [];
  let end: ((isDone: boolean) => void) | undefined;
  let wishes: SpeechWishes = noSpeechWishes;
  let layout = '1 default';
  let focused = 0;
  let glass: Glass | undefined;
  const stop = () => end?.(false);
  const reader = new Reader({
    glass: () => glass,
    speaker: {
      speak: (utterances: readonly Utterance[]) => {
        stop();
        heard.push(utterances.map(({ text }) => text));
        return new Promise<boolean>((resolve) => {
          end = resolve;
        });
      },
      stop,
    },
    sound: { setVolume: () => undefined, bell: () => heard.push(['bell']) },
    light: () => undefined,
  });
  const follow = () =>
    reader.follow({
      language: 'fr',
      voices,
      wishes,
      layout,
      change: (change) => {
        wishes = { ...wishes, ...change };
        follow();
      },
    });
  follow();
  return {
    reader,
    heard,
    wishes: () => wishes,
    focused: () => focused,
    /** What stands on the glass, looked at as the page does. */
    draw: (name: string, ...parts: Part[]) => {
      const title = { focus: () => (focused += 1) } as unknown as HTMLElement;
      glass = { name, screen: name, title, parts: parts.map((part) => ({ ...part, element: title })) };
      reader.glance();
    },
    resize: (to: string) => {
      layout = to;
      follow();
    },
    finish: async () => {
      end?.(true);
      await Promise.resolve();
    },
  };
}

const title = (text: string) => aPart('words', text, { isTitle: true });
const back = aPart('navigation', 'Retour');
const number = aPart('words', '48 27', { isPrivate: true });
const elsewhere = { closest: () => null } as unknown as Element;
const inComfort = { closest: () => ({}) } as unknown as Element;

describe('« Écouter »', () => {
  test('[SP27] reads the screen once; the keys of the reading stand there until its end', async () => {
    const { reader, heard, draw, finish } = aReader();
    draw('home', title('Bonjour'), back);
    expect(heard).toEqual([]);
    reader.listen();
    expect(heard).toEqual([['Bonjour', 'Retour.']]);
    expect(reader.state()).toEqual({ isReading: true, isSounding: true, isAsking: false });
    await finish();
    expect(reader.state()).toEqual({ isReading: false, isSounding: false, isAsking: false });
  });

  test('[SP22] tells an urgent message first, once a session', () => {
    const { reader, heard, draw } = aReader();
    draw('home', aPart('band', 'Ascenseur en panne'), title('Bonjour'));
    reader.listen();
    reader.listen();
    reader.forget();
    reader.listen();
    expect(heard).toEqual([
      ['Ascenseur en panne', 'Bonjour'],
      ['Bonjour'],
      ['Ascenseur en panne', 'Bonjour'],
    ]);
  });

  test('[SP28] any press is silence at once; the keys of the reading itself are none', () => {
    const { reader, draw } = aReader();
    draw('home', title('Bonjour'));
    reader.listen();
    reader.pressed(inComfort);
    expect(reader.state()).toMatchObject({ isReading: true, isSounding: true });
    reader.pressed(elsewhere);
    expect(reader.state()).toMatchObject({ isReading: false, isSounding: false });
  });

  test('[SP29] « Répéter » says the same again, « Arrêter » turns speech off', () => {
    const { reader, heard, wishes, draw } = aReader();
    draw('home', title('Bonjour'));
    reader.listen();
    reader.repeat();
    expect(heard).toEqual([['Bonjour'], ['Bonjour']]);
    reader.turnOff();
    expect(wishes().isOn).toBe(false);
    expect(reader.state()).toMatchObject({ isReading: false, isSounding: false });
    draw('notices', title('Les annonces'));
    expect(heard).toHaveLength(2);
  });
});

describe('while speech is on', () => {
  test('[SP33] each new screen is read, without what is the same everywhere, and its title has the focus', () => {
    const { reader, heard, draw, focused } = aReader();
    draw('home', title('Bonjour'), back);
    reader.listen();
    draw('notices', title('Les annonces'), back);
    expect(heard.at(-1)).toEqual(['Les annonces']);
    expect(focused()).toBe(2);
  });

  test('[SP33] what changes on a screen is told, and only that', async () => {
    const { reader, heard, draw, finish } = aReader();
    draw('request', title('Votre demande'), aPart('words', 'Tapez 4 chiffres'));
    reader.listen();
    await finish();
    draw('request', title('Votre demande'), aPart('words', 'Nous ne trouvons pas ce numéro'));
    expect(heard.at(-1)).toEqual(['Nous ne trouvons pas ce numéro']);
  });

  test('[SP35] a new size of text is told in words, and what was cut anew is not read again', () => {
    const { reader, heard, draw, resize } = aReader();
    draw('home', title('Bonjour'), aPart('words', 'Un. Deux.'));
    reader.announce('Texte : grand. 2 sur 3');
    expect(heard).toEqual([]);
    reader.listen();
    resize('1.4 default');
    draw('home', title('Bonjour'), aPart('words', 'Un.'));
    reader.announce('Texte : grand. 2 sur 3');
    expect(heard.slice(1)).toEqual([['Texte : grand.', '2 sur 3']]);
  });

  test('[SP34] the loop is never read by itself', () => {
    const { reader, heard, draw } = aReader();
    draw('attract', title('Coupure d’eau'));
    reader.listen();
    expect(heard).toHaveLength(1);
    draw('attract', title('Chorale ce soir'));
    expect(heard).toHaveLength(1);
  });

  test('[SP19] nothing is said where there is no voice', () => {
    const { reader, heard, draw } = aReader(['en']);
    draw('home', title('Bonjour'));
    reader.listen();
    expect(heard).toEqual([[]]);
  });
});

describe('private words', () => {
  test('[SP31] are asked for before the first of them, and read when the answer is yes', () => {
    const { reader, heard, draw } = aReader();
    draw('sent', title('Votre numéro est le'), number, back);
    reader.listen();
    expect(reader.state().isAsking).toBe(true);
    expect(heard).toEqual([]);
    draw('listen', title('On peut vous entendre.'));
    reader.answer('heard');
    draw('sent', title('Votre numéro est le'), number, back);
    expect(heard).toEqual([['On peut vous entendre.'], ['Votre numéro est le', '48 27', 'Retour.']]);
  });

  test('[SP31] are left out after a no, which is asked for once; another person is asked again', () => {
    const { reader, heard, draw, wishes } = aReader();
    draw('sent', title('Votre numéro est le'), number);
    reader.listen();
    reader.answer('silent');
    draw('listen', title('On peut vous entendre.'));
    draw('sent', title('Votre numéro est le'), number);
    reader.listen();
    expect(heard.slice(-2)).toEqual([['Votre numéro est le'], ['Votre numéro est le']]);
    expect(reader.state().isAsking).toBe(false);
    expect(wishes().privateWords).toBe('silent');
    expect(noSpeechWishes.privateWords).toBe('unasked');
  });

  test('[SP31] are not read when the question is left', () => {
    const { reader, heard, draw } = aReader();
    draw('sent', title('Votre numéro est le'), number);
    reader.listen();
    reader.cancelQuestion();
    expect(reader.state().isAsking).toBe(false);
    draw('listen', title('On peut vous entendre.'));
    draw('sent', title('Votre numéro est le'), number);
    expect(heard).toEqual([]);
  });
});
