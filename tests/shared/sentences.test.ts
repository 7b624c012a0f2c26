import { expect, test } from 'vitest';
import { maxSentenceLength, sentencesOf } from '#shared/speech/sentences.ts';

const textsOf = (text: string) => sentencesOf(text).map((sentence) => sentence.text);

test.each([
  ['Bonjour. Venez !', ['Bonjour.', 'Venez !']],
  ['Demandez à M. Martin. Il est là.', ['Demandez à M. Martin.', 'Il est là.']],
  ['Le 24 nov. La salle ouvre.', ['Le 24 nov. La salle ouvre.']],
  ['lun. 24 nov. à 10 h. Venez.', ['lun. 24 nov. à 10 h.', 'Venez.']],
  ['Coupure le 24. Pensez-y.', ['Coupure le 24.', 'Pensez-y.']],
  ['Lot 3. 12 personnes', ['Lot 3. 12 personnes']],
  ['1. Accueil\n2. Vote. 3. Fin', ['1. Accueil', '2. Vote.', '3. Fin']],
  ['12.50 €, www.mairie.fr', ['12.50 €, www.mairie.fr']],
  ['La demande 48.. Une réponse attend.', ['La demande 48.. Une réponse attend.']],
  ['Au bât. B. Merci', ['Au bât. B.', 'Merci']],
  ['Il dit : « Venez ! » et part.', ['Il dit : « Venez ! » et part.']],
  ['« Venez ! » Elle part… Et revient ?', ['« Venez ! »', 'Elle part…', 'Et revient ?']],
  ['Titre\n\n  Suite  \n—\n', ['Titre', 'Suite']],
  ['هل تسمع؟ نعم.', ['هل تسمع؟', 'نعم.']],
  ['', []],
])('[SP5] « %s » is cut where a sentence ends, and nowhere else', (text, sentences) => {
  expect(textsOf(text)).toEqual(sentences);
});

test('[SP5] each sentence stands in the text where it says, also after a cut', () => {
  const long = `${'un mot, '.repeat(100)}fin. ${'a'.repeat(599)}😀 ${'mot '.repeat(200)}`;
  const text = ` Titre.\n ${long}`;
  const sentences = sentencesOf(text);
  expect(sentences.map(({ start, end }) => text.slice(start, end))).toEqual(sentences.map((one) => one.text));
  expect(Math.max(...sentences.map((one) => one.text.length))).toBeLessThanOrEqual(maxSentenceLength);
  expect(
    sentences
      .map((one) => one.text)
      .join(' ')
      .replace(/\s/g, ''),
  ).toBe(text.replace(/\s/g, ''));
  expect(sentences[1]?.text.endsWith(',')).toBe(true);
  expect(sentences.some((one) => one.text.endsWith('\ud83d'))).toBe(false);
});
