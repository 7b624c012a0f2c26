import { describe, expect, test } from 'vitest';
import { IntlMessageFormat } from 'intl-messageformat';
import frenchTexts from '#renderer/i18n/fr.json' with { type: 'json' };

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

const french = Object.entries(frenchTexts);
/** Installers are told more, and call a code a code (accessibility.md 10.1). */
const forResidents = french.filter(([key]) => !key.startsWith('setup.'));

/** Every sentence-like reading of a text: each branch of a plural or select, values as one word. */
function readings(elements: Element[]): string[] {
  return elements.reduce<string[]>(
    (texts, element) => texts.flatMap((text) => branches(element).map((part) => text + part)),
    [''],
  );
}

function branches(element: Element): string[] {
  if ('options' in element) return Object.values(element.options).flatMap(({ value }) => readings(value));
  return [element.type === 0 ? element.value : '4'];
}

const readingsOf = (text: string) => readings(new IntlMessageFormat(text, 'fr').getAst());
const wrong = (isWrong: (text: string, key: string) => boolean, texts = forResidents) =>
  texts
    .filter(([key, { text }]) => readingsOf(text).some((reading) => isWrong(reading, key)))
    .map(([key]) => key);

describe('French catalogue', () => {
  test('[UI60] no sentence is longer than twelve words', () => {
    const words = (sentence: string) =>
      sentence.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length;
    expect(wrong((text) => text.split(/[.!?\n]/).some((sentence) => words(sentence) > 12), french)).toEqual(
      [],
    );
  });

  test('[UI61] a text has at most two sentences', () => {
    expect(
      wrong((text) => text.split(/[.!?](?:\s|$)/).filter((part) => part.trim() !== '').length > 2),
    ).toEqual([]);
  });

  test('[UI62] no text uses a word of the list that residents must not meet', () => {
    const banned =
      /actualité|notification|\binfos?\b|évén?ement|\bservice|prestation|incident|dysfonctionnement|référent|\bpersonnel|cliqu|sélectionn|appuy|\bvalid|soumett|\bcode\b|identifiant|précédent|\bmenu\b|usager|\bRDV\b|\bRDC\b|\bappt\b|bât\.|esc\./iu;
    expect(wrong((text) => banned.test(text))).toEqual([]);
  });

  test('[UI63] no sign, no capitals, no number in letters stands in a text', () => {
    const unfit = /[&#§]|\p{Lu}{4,}|(?<![\p{L}])(deux|trois|quatre|cinq|six|sept|huit|neuf|dix)(?![\p{L}])/u;
    expect(wrong((text) => unfit.test(text), french)).toEqual([]);
  });

  test('[UI64] a no-break space stands before : ; ? and !', () => {
    expect(wrong((text) => /[^\u00a0][:;?!]/.test(text), french)).toEqual([]);
  });

  test('[UI65] every text has a note for whoever translates it', () => {
    expect(french.filter(([, { note }]) => note.length < 4).map(([key]) => key)).toEqual([]);
  });
});
