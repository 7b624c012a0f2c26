import { describe, expect, test } from 'vitest';
import { sayPart, utterancesOf } from '#renderer/speech/utterances.ts';
import { aListener, aPart } from './parts.ts';

const texts = (utterances: { text: string }[]) => utterances.map(({ text }) => text);

describe('what is said of a screen', () => {
  test('[SP20] is what stands there, sentence by sentence, in its order', () => {
    const parts = [
      aPart('words', 'Bonjour ! Que voulez-vous faire ?', { isTitle: true }),
      aPart('words', 'Quand\nMardi 24 novembre'),
      aPart('foot', 'À jour (il y a 2 minutes)'),
      aPart('choices', 'Les annonces, 2 nouvelles'),
    ];
    expect(texts(utterancesOf(parts, aListener()))).toEqual([
      'Bonjour !',
      'Que voulez-vous faire ?',
      'Quand',
      'Mardi 24 novembre',
      'À jour (il y a 2 minutes)',
      'Les annonces, 2 nouvelles',
    ]);
  });

  test('[SP20] tells rows and keyboards in short, the names of their keys in one breath', () => {
    const parts = [
      aPart('keys', '1'),
      aPart('keys', '2'),
      aPart('navigation', 'Retour'),
      aPart('navigation', 'Accueil'),
    ];
    expect(texts(utterancesOf(parts, aListener()))).toEqual(['1, 2.', 'Retour, Accueil.']);
  });

  test('[SP39] gives words of another language to its voice, and to the voice of the page where there is none', () => {
    const languages = ['en', 'ar', 'xx', undefined].map(
      (language) => sayPart(aPart('words', 'Hello', { language }), aListener())[0]?.language,
    );
    expect(languages).toEqual(['en', 'fr', 'fr', 'fr']);
  });

  test('[SP30] leaves out what is private, until the person agrees; then the host is told that it is', () => {
    const parts = [aPart('words', 'Votre numéro est le'), aPart('words', '48 27', { isPrivate: true })];
    expect(texts(utterancesOf(parts, aListener()))).toEqual(['Votre numéro est le']);
    expect(
      utterancesOf(parts, aListener({ hearsPrivate: true })).map(({ text, isPrivate }) => [text, isPrivate]),
    ).toEqual([
      ['Votre numéro est le', false],
      ['48 27', true],
    ]);
  });

  test('[SP32] tells how many signs were typed in place of the signs', () => {
    const typed = aPart('words', 'Votre prénom\nDenise', {
      isPrivate: true,
      covered: 'Votre prénom\n6 signes écrits',
    });
    expect(texts(sayPart(typed, aListener()))).toEqual(['Votre prénom', '6 signes écrits']);
    expect(texts(sayPart(typed, aListener({ hearsPrivate: true })))).toEqual(['Votre prénom', 'Denise']);
  });
});
