import { abbreviationDot, nameStart, noSignAfter, rule } from './french-rule.ts';
import type { FrenchRule } from './french-rule.ts';

const doorOrNumber = String.raw`(?=${nameStart}${noSignAfter}|\d)`; // « bât. B », « bât. 3 »
const street = String.raw`(?=${nameStart}(?!\.)|d[eu]s? |d')`; // « av. Jean Médecin », not « av. J.-C. »
const notADoor = '(?<!(?i:bâtiment|bât\\.|escalier|esc\\.|hall|porte|entrée|bloc|tour) )';

/** Titles of people, parts of a house, streets, and what notices shorten. */
export const abbreviationRules: readonly FrenchRule[] = [
  rule(String.raw`${notADoor}M(?:\.|r\.?) ?(?=${nameStart}|le |la |l'|et M)`, 'Monsieur '),
  rule(String.raw`MM\. ?(?=${nameStart})`, 'Messieurs '),
  rule(`Mmes${noSignAfter}`, 'Mesdames'),
  rule(`Mme${noSignAfter}\\.?`, 'Madame'),
  rule(`Mlle${noSignAfter}\\.?`, 'Mademoiselle'),
  rule(String.raw`Dr\.? (?=${nameStart})`, 'Docteur '),
  rule(String.raw`Pr\.? (?=${nameStart})`, 'Professeur '),
  rule(`Me (?=${nameStart})`, 'Maître '),
  rule(`St[ -](?=${nameStart})`, 'Saint '),
  rule(`Ste[ -](?=${nameStart})`, 'Sainte '),

  rule(String.raw`(?i:b[âa]ts?)(?:\. ?| )${doorOrNumber}`, 'bâtiment '),
  rule(String.raw`(?i:bâts?)${noSignAfter}${abbreviationDot}`, 'bâtiment'),
  rule(String.raw`(?i:esc)(?:\. ?| )${doorOrNumber}`, 'escalier '),
  rule(String.raw`(?i:esc)(?=\.)${abbreviationDot}`, 'escalier'),
  rule(String.raw`(?i:app?ts?)\.? ?${doorOrNumber}`, 'appartement '),
  rule(`(?i:appts?)${noSignAfter}${abbreviationDot}`, 'appartement'),
  rule(`(?i:rdc)${noSignAfter}`, 'rez-de-chaussée'),
  rule(String.raw`[Aa]v\.? ${street}`, 'avenue '),
  rule(String.raw`(?<!une |la |ma |sa )(?:[Bb]v?d|[Bb]lv?d)\.? ${street}`, 'boulevard '),
  rule(String.raw`[Pp]l\. ${street}`, 'place '),
  rule(String.raw`[Rr]te\.? ${street}`, 'route '),

  rule('[nN][°º]s? ?', 'numéro '),
  rule(`(?i:rdv)${noSignAfter}`, 'rendez-vous'),
  rule(String.raw`A(?:G${noSignAfter}|\.G\.)`, 'assemblée générale'),
  rule(String.raw`(?i:t[ée]l)\.? ?(?=:|[\d+]|zéro)`, 'téléphone '),
  rule(String.raw`[Ee]nv\. (?=\d)`, 'environ '),
  rule(String.raw`(?i:par ex)(?=\.)${abbreviationDot}`, 'par exemple'),
  rule(String.raw`c\.-à-d\.`, "c'est-à-dire"),
];
