/**
 * What people type, as a printer sets it: curved apostrophes, and no line that begins with a mark, a unit or half a
 * telephone number. Changes no word.
 */
export function typeset(text: string): string {
  return text
    .replace(/(?<=\p{L})'/gu, '’')
    .replace(/ (?=[:;?!»])/g, noBreak)
    .replace(/(?<=«) /g, noBreak)
    .replace(/(?<=\d) (?=(?:heures?|minutes?|euros?|mm|h|€|%)(?!\p{L}))/gu, noBreak)
    .replace(/(?<=\b\d{2}) (?=\d{2}\b)/g, noBreak);
}

/** The texts of an item, set; what names or opens something stays to the letter. */
export function typesetTexts<T>(value: T, key = ''): T {
  if (typeof value === 'string') return (verbatim.has(key) ? value : typeset(value)) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => typesetTexts(one, key)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, typesetTexts(one, name)])) as T;
}

const noBreak = '\u00a0';

const verbatim = new Set([
  'id',
  'building',
  'buildings',
  'category',
  'contact',
  'date',
  'doors',
  'number',
  'openingHours',
  'phone',
  'postedBy',
  'source',
  'timeZone',
  'until',
]);
