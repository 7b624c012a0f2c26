import { beforeAll, describe, expect, test } from 'vitest';
import { IntlMessageFormat } from 'intl-messageformat';
import { languageSchema } from '#shared/domain/primitives.ts';
import { calendarOf } from '#renderer/i18n/calendar.ts';
import { frenchCatalogue, loadCatalogue } from '#renderer/i18n/catalogues.ts';
import type { Catalogue, WordKey } from '#renderer/i18n/catalogues.ts';
import { phoneByPairs } from '#renderer/i18n/phone.ts';
import { frenchWords, wordsOf } from '#renderer/i18n/words.ts';
import type { Words } from '#renderer/i18n/words.ts';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

const keys = Object.keys(frenchCatalogue) as WordKey[];
const astOf = (text: string) => new IntlMessageFormat(text, 'fr').getAst();
const isPlural = (element: Element) => element.type === 6;

/** Every element of a text, those inside of plurals and selects too. */
function within(elements: Element[]): Element[] {
  return elements.flatMap((element) => [
    element,
    ...('options' in element ? Object.values(element.options).flatMap(({ value }) => within(value)) : []),
  ]);
}

/** What a text is filled with. */
function valuesOf(text: string): string[] {
  const names = within(astOf(text)).flatMap((one) =>
    one.type > 0 && 'value' in one ? [`${one.value}`] : [],
  );
  return [...new Set(names)].toSorted();
}

describe.each(languageSchema.options)('the catalogue of %s', (language) => {
  let catalogue: Catalogue;
  let words: Words;
  beforeAll(async () => {
    catalogue = await loadCatalogue(language);
    words = await wordsOf(language);
  });
  const wrong = (isWrong: (text: string, key: WordKey) => boolean) =>
    keys.filter((key) => isWrong(catalogue[key].text, key));

  test('[UI66] has every key of the French one, and no other', () => {
    expect(Object.keys(catalogue).toSorted()).toEqual(keys.toSorted());
    expect(wrong((text) => text.trim() === '')).toEqual([]);
  });

  test('[LA1] can be read, and every text is filled with what the French one is', () => {
    const isOther = (text: string, key: WordKey) =>
      valuesOf(text).join() !== valuesOf(frenchCatalogue[key].text).join();
    expect(wrong(isOther)).toEqual([]);
  });

  test('[LA2] inflects numbers in every way that the language has', () => {
    const rules = new Intl.PluralRules(words.locale);
    const needed = new Set(Array.from({ length: 200 }, (_, count) => rules.select(count)));
    const known = rules.resolvedOptions().pluralCategories as string[];
    const lacks = (forms: string[]) =>
      forms.some((form) => !form.startsWith('=') && !known.includes(form)) ||
      (forms.filter((form) => !form.startsWith('=')).length > 1 &&
        ![...needed].every((form) => forms.includes(form)));
    const isIncomplete = (text: string) =>
      within(astOf(text)).some(
        (element) => isPlural(element) && 'options' in element && lacks(Object.keys(element.options)),
      );
    expect(wrong(isIncomplete)).toEqual([]);
  });

  test('[LA3] has sentences of at most fourteen words, and no word in capitals', () => {
    const isLong = (sentence: string) =>
      sentence.split(/\s+/).filter((word) => /[\p{L}\d]/u.test(word)).length > 14;
    const plain = (text: string) => text.replace(/\{(\w+)\}/g, '4').replace(/\{\w+, \w+,|=?\w+ \{/g, '\n');
    expect(
      wrong((text) =>
        plain(text)
          .split(/[.!?؟\n}]/)
          .some(isLong),
      ),
    ).toEqual([]);
    expect(wrong((text) => /\p{Lu}{4,}/u.test(text))).toEqual([]);
  });

  test('[LA4] writes numbers with the digits of the panel', () => {
    const said = keys.map((key) => words.say(key, allValues));
    expect(said.filter((text) => /[٠-٩۰-۹]/.test(text))).toEqual([]);
    expect(said.filter((text) => text.includes('{') || text.includes('undefined'))).toEqual([]);
  });
});

const allValues = Object.fromEntries(
  [...new Set(keys.flatMap((key) => valuesOf(frenchCatalogue[key].text)))].map((name) => [name, 12]),
);

describe('days and hours', () => {
  const afternoon = Date.UTC(2026, 10, 24, 14, 30);
  test.each([
    ['fr', 'Mardi 24 novembre', '15 heures 30', '15 h 30'],
    ['en', 'Tuesday 24 November', '15:30', '15:30'],
    ['ar', 'الثلاثاء 24 نوفمبر', 'الساعة 15:30', '15:30'],
    ['pt', 'Terça-feira, 24 de novembro', '15h30', '15:30'],
    ['tr', '24 Kasım Salı', '15.30', '15.30'],
    ['es', 'Martes 24 de noviembre', 'las 15:30', '15:30'],
  ] as const)('[LA5] are said in words of %s: %s, %s', async (language, day, hour, clock) => {
    const calendar = calendarOf(await wordsOf(language), 'Europe/Paris');
    const said = [calendar.day('2026-11-24'), calendar.hour(afternoon), calendar.clock(afternoon)];
    expect(said.map((text) => text.replace(/[\u2066-\u2069]/g, '').replaceAll('\u00a0', ' '))).toEqual([
      day,
      hour,
      clock,
    ]);
  });
});

test('[LA6] in an Arabic text, numbers and what people wrote keep their own direction', async () => {
  const arabic = await wordsOf('ar');
  const phone = phoneByPairs('0465712001');
  expect(arabic.say('private.phone', { phone })).toBe(`هاتفك: \u2068${phone}\u2069.`);
  expect(arabic.say('answer.accept-said', { name: 'Nadia' })).toContain('\u2068Nadia\u2069');
  expect(arabic.say('time.clock', { hour: 9, minutes: '05' })).toBe('9:05');
  const day = arabic.say('date.day', { weekday: 'السبت', number: 28, month: 'نوفمبر' });
  const moment = arabic.say('event.moment', { day, hour: arabic.say('time.hour', { hour: 10 }) });
  expect(arabic.say('event.moved', { moment })).toBe('الموعد الآن السبت 28 نوفمبر، الساعة 10:00.');
  expect(frenchWords.say('private.phone', { phone })).not.toMatch(/[\u2066-\u2069]/);
});
