import { feminineNumber, ordinalInWords } from './french-numbers.ts';
import { abbreviationDot, noSignAfter, rule } from './french-rule.ts';
import type { FrenchRule } from './french-rule.ts';

const number = String.raw`(?<!\d[,.])(\d{1,3}(?: \d{3})+|\d+)`;
const pair = String.raw`[ .-]?(\d{2})`;
const feminineNouns =
  '(?:heure|minute|seconde|semaine|année|personne|place|famille|demande|réponse|annonce|sortie|panne|fois|voix|clé|chaise|porte|marche|pièce)';

/** Telephone numbers, before anything else reads their digits: in pairs, with pauses. */
export const phoneRules: readonly FrenchRule[] = [
  rule(String.raw`0 ?([89]\d\d)[ .](\d{3})[ .](\d{3})${noSignAfter}`, 'zéro $1, $2, $3'),
  rule(String.raw`(?:(?:\+|00)33[ .-]?(?:\(0\)[ .-]?)?|0)([1-9])${pair.repeat(4)}${noSignAfter}`, inPairs),
];

/** Money, measures and ordinals. */
export const amountRules: readonly FrenchRule[] = [
  rule(String.raw`${number}[,.](\d{1,2}) ?(?:€|(?:EUR|euros?)${noSignAfter})`, euros),
  rule(String.raw`${number}€(\d{2})${noSignAfter}`, euros),
  rule(String.raw`${number} ?(?:€|EUR${noSignAfter})`, euros),
  [/(?<=euros?(?: \d+)?) ?\/ ?(?=\p{L})/gu, ' par '],

  rule(String.raw`${number}(,\d+)? ?m(?:²|2${noSignAfter})`, measure('mètre carré', 'mètres carrés')),
  rule(String.raw`${number}(,\d+)? ?m(?:³|3${noSignAfter})`, measure('mètre cube', 'mètres cubes')),
  rule(String.raw`${number}(,\d+)? ?m${noSignAfter}`, measure('mètre', 'mètres')),
  rule(String.raw`${number} ?(?:min|mn)${noSignAfter}${abbreviationDot}`, measure('minute', 'minutes')),
  rule(String.raw`${number} pers(?=\.)${abbreviationDot}`, measure('personne', 'personnes')),
  [/(?<=\d) ?°C(?!\p{L})/gu, ' degrés'],

  rule(`1(?:er|ER)s?${noSignAfter}`, 'premier'),
  rule(`1(?:re|ère|ere|RE|ÈRE)s?${noSignAfter}`, 'première'),
  rule(`2nd${noSignAfter}`, 'second'),
  rule(`2nde${noSignAfter}`, 'seconde'),
  rule(
    String.raw`(\d{1,3})(?:[eè]| ?(?:i?[eè]me|I?[EÈ]ME))s?${noSignAfter}`,
    (all, digits) => ordinalInWords(Number(digits)) ?? all,
  ),
];

/** What is left of the numbers, after hours and amounts have their nouns. */
export const countRules: readonly FrenchRule[] = [
  rule(String.raw`(?<!\d[ ,.])(\d{1,2})(?= ${feminineNouns}s?${noSignAfter})`, (_, digits) =>
    feminineNumber(Number(digits)),
  ),
  rule(String.raw`(?<=heures? )([0-5]?1)${noSignAfter}`, (_, digits) => feminineNumber(Number(digits))),

  // the number of a request, and what a list shows of it
  rule(String.raw`(?<!\d[ ,.])([1-9]{2}) (?=[1-9]{2}(?![\p{L}\p{N}%€]| ?\d))`, '$1, '),
  rule(String.raw`(?<=commence par )([1-9]{1,2})\.\.(?!\.)`, '$1'),
  rule(String.raw`([1-9]{1,2})\.\.(?!\.)`, 'qui commence par $1'),
];

function inPairs(_: string, first = '', ...pairs: string[]): string {
  return [`zéro ${first}`, ...pairs.map(pairInWords)].join(', ');
}

function pairInWords(digits: string): string {
  return digits === '00' ? 'zéro zéro' : digits.replace(/^0/, 'zéro ');
}

function euros(_: string, whole = '', cents?: string): string {
  const rest = Number((cents ?? '').padEnd(2, '0'));
  if (rest > 0 && Number(whole) === 0) return `${rest} ${rest === 1 ? 'centime' : 'centimes'}`;
  const unit = isOne(whole) ? 'euro' : 'euros';
  return `${whole} ${unit}${rest === 0 ? '' : ` ${rest}`}`;
}

function measure(one: string, many: string) {
  return (_: string, whole = '', decimals = '') => `${whole}${decimals} ${isOne(whole) ? one : many}`;
}

/** In French what is less than two is singular. */
function isOne(whole: string): boolean {
  return whole === '0' || whole === '1';
}
