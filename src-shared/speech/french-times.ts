import { abbreviationDot, noSignAfter, rule } from './french-rule.ts';
import type { FrenchRule } from './french-rule.ts';

const months = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(
  ' ',
);
const days = 'lundi mardi mercredi jeudi vendredi samedi dimanche'.split(' ');
const month = `(?:${months.join('|')})`;
const shortMonth = '(?i:janv?|f[ée]vr?|avr|juil|sept|oct|nov|d[ée]c)';
const anyDay = String.raw`(?i:lun|mar|mer|jeu|ven|sam|dim)\p{L}*\.?`;
const toNextDay = '(?: ?[-–—/,] ?| et | au | à )';
const hyphen = ' ?[-–—] ?';

/** Days, dates and hours. */
export const timeRules: readonly FrenchRule[] = [
  rule(String.raw`24 ?h? ?/ ?24(?: ?h)?${noSignAfter}(?!/)`, '24 heures sur 24'),
  rule(String.raw`7 ?j? ?/ ?7(?: ?j)?${noSignAfter}(?!/)`, '7 jours sur 7'),
  rule(String.raw`([1-6]) ?j ?/ ?7${noSignAfter}`, '$1 jours sur 7'),

  // days, before months: « lun. 24 nov. »; « mar. », « mer. », « jeu. » only where a day must stand
  rule(`((?i:lun|ven|sam|dim))(?=\\.)${abbreviationDot}`, dayInFull),
  rule(
    `(${days.join('|')}|(?i:lun|mar|mer|jeu|ven|sam|dim))\\.?(?= \\d{1,2}(?:er)? (?:${shortMonth}|${month}))`,
    dayInFull,
  ),
  rule(
    String.raw`((?i:mar|mer|jeu))\.(?= ?\d| (?:de|à|dès) \d| (?:matin|soir|après)|${toNextDay}${anyDay})`,
    dayInFull,
  ),
  rule(String.raw`(?<=${anyDay}${toNextDay})((?i:mar|mer|jeu))(?=\.)${abbreviationDot}`, dayInFull),
  rule(`(${days.join('|')})${hyphen}(?=${days.join('|')})`, '$1 à '),

  // dates; a day and a month alone need two digits for the month: « 1/2 heure »
  rule(
    String.raw`(?<![\d][/.,-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})${noSignAfter}`,
    (all, day, _, number, year) => date(all, day, number, year),
  ),
  rule(String.raw`(?<!\d[/.,])(\d{1,2})/(\d{2})/(\d{2})${noSignAfter}(?!/)`, (all, day, number, year) =>
    date(all, day, number, `20${year}`),
  ),
  rule(String.raw`(?<!\d[/.,])(\d{1,2})/(\d{2})${noSignAfter}(?!/| ?%| ans)`, (all, day, number) =>
    date(all, day, number),
  ),
  rule(`(?<=\\d |1er )(${shortMonth})${noSignAfter}${abbreviationDot}`, monthInFull),
  rule(`(?<=en |fin |début |mi-)(${shortMonth})(?=\\.)${abbreviationDot}`, monthInFull),
  rule(`1 (?=${month}${noSignAfter})`, 'premier '),
  rule(`(\\d{1,2}|\\d{1,2} ${month})${hyphen}(?=\\d{1,2} ${month}${noSignAfter})`, '$1 au '),

  // hours
  rule(String.raw`(?<!\d:)([01]?\d|2[0-3]):([0-5]\d)${noSignAfter}(?!:)`, '$1h$2'),
  rule(String.raw`(\d{1,2} ?[hH](?: ?[0-5]\d)?) ?[-–—/] ?(?=\d{1,2} ?[hH](?!\p{L}))`, '$1 à '),
  rule(String.raw`(\d{1,2})${hyphen}(?=\d{1,2} ?[hH](?!\p{L}))`, '$1 à '),
  rule(String.raw`(\d+,\d+) ?h${noSignAfter}`, '$1 heures'),
  rule(String.raw`(?<!\d[,.])(\d{1,3}) ?[hH](?: ?([0-5]\d))?${noSignAfter}`, hours),
];

function dayInFull(all: string, short = ''): string {
  const dot = all.endsWith('.') && !all.endsWith(`${short}.`) ? '.' : '';
  return (days.find((day) => day.startsWith(short.slice(0, 3).toLowerCase())) ?? all) + dot;
}

function monthInFull(all: string, short = ''): string {
  const plain = (text: string) => text.toLowerCase().replaceAll('é', 'e');
  return months.find((name) => plain(name).startsWith(plain(short).slice(0, 4))) ?? all;
}

/** What is no day of a calendar stays as it was. */
function date(all: string, day = '', number = '', year?: string): string {
  const name = months[Number(number) - 1];
  if (!name || Number(day) < 1 || Number(day) > 31) return all;
  return [Number(day) === 1 ? 'premier' : Number(day), name, year].filter(Boolean).join(' ');
}

/** « 15h05 »: 15 heures 5; a longer duration, as « 48 h », has no minutes. */
function hours(all: string, hour = '', minutes?: string): string {
  if (minutes !== undefined && Number(hour) > 24) return all;
  const count = Number(hour);
  const rest = Number(minutes ?? 0);
  return `${count} ${count < 2 ? 'heure' : 'heures'}${rest === 0 ? '' : ` ${rest}`}`;
}
