import { abbreviationRules } from './french-abbreviations.ts';
import { amountRules, countRules, phoneRules } from './french-amounts.ts';
import { applyRule } from './french-rule.ts';
import type { FrenchRule } from './french-rule.ts';
import { timeRules } from './french-times.ts';
import { tidySigns } from './tidy-signs.ts';

/**
 * Names of streets and associations that no rule may touch, and how they are said:
 * `{ 'AG Voisins': 'Agé Voisins', 'Esc. B': 'Esc. B' }`.
 */
export type SpokenNames = Readonly<Record<string, string>>;

/** The order matters: telephone numbers before dates, hours before what counts them. */
const rules: readonly FrenchRule[] = [
  ...phoneRules,
  ...timeRules,
  ...amountRules,
  ...abbreviationRules,
  ...countRules,
  [/ ?& ?/g, ' et '],
  [/ {2,}/g, ' '],
];

/**
 * French as it is written in notices, made into what a voice reads rightly: « 10 h 30 » becomes
 * « 10 heures 30 ». Normalising twice changes nothing more. Any text is taken; nothing is thrown.
 */
export function normaliseFrench(text: string, names: SpokenNames = {}): string {
  const known = Object.entries(names)
    .map(([written, said]) => ({ written: tidySigns(written), said }))
    .filter(({ written }) => written !== '')
    .toSorted((a, b) => b.written.length - a.written.length)
    .slice(0, mostNames);
  const marked = known.reduce(
    (all, { written }, at) => all.replace(whole(written), markOf(at)),
    tidySigns(text),
  );
  const said = rules.reduce(applyRule, marked).trim();
  return known.reduce((all, name, at) => all.replaceAll(markOf(at), () => name.said), said);
}

/** A sign of the private use area stands for a name while the rules work (`nameStart`). */
const markOf = (at: number) => String.fromCharCode(0xe000 + at);
const mostNames = 0xff;

function whole(name: string): RegExp {
  const literal = name.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${literal}(?![\p{L}\p{N}])`, 'gu');
}
