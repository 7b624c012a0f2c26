/** Numbers that must be given in words, because a voice says the wrong gender or reads the letters of « 3e ». */

const units =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  );
const tens = '- - vingt trente quarante cinquante soixante soixante quatre-vingt'.split(' ');
const irregularOrdinals: Readonly<Record<string, string>> = { cinq: 'cinquième', neuf: 'neuvième' };

/** `3` → « troisième », `21` → « vingt et unième »; « premier » is not asked here. Null above 100. */
export function ordinalInWords(number: number): string | null {
  if (number < 2 || number > 100) return null;
  const words = number === 100 ? 'cent' : inWords(number);
  const last = /[^ -]+$/.exec(words)?.[0] ?? '';
  return words.slice(0, -last.length) + (irregularOrdinals[last] ?? `${last.replace(/e$/, '')}ième`);
}

/** A number before a feminine noun: `1` → « une », `21` → « vingt et une »; any other stays in digits. */
export function feminineNumber(number: number): string {
  const endsInOne = number % 10 === 1 && ![11, 71, 91].includes(number);
  return endsInOne && number < 100 ? `${inWords(number)}e` : String(number);
}

/** From 1 to 99, « quatre-vingt » without its s. */
function inWords(number: number): string {
  if (number < 20) return units[number] ?? '';
  const ten = Math.min(8, Math.floor(number / 10));
  const rest = number - (ten === 7 ? 60 : ten * 10); // soixante-douze, quatre-vingt-douze
  const joint = ten < 8 && rest % 10 === 1 ? ' et ' : '-';
  return `${tens[ten]}${rest === 0 ? '' : joint + units[rest]}`;
}
