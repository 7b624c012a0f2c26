import { execFileSync, spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { feminineNumber, ordinalInWords } from '#shared/speech/french-numbers.ts';
import { normaliseFrench } from '#shared/speech/normalise-french.ts';
import { spokenText } from '#shared/speech/spoken-text.ts';

const pairs: [written: string, said: string][] = [
  // hours
  ['10 h 30', '10 heures 30'],
  ['10h30', '10 heures 30'],
  ['10 H 30', '10 heures 30'],
  ['15h05', '15 heures 5'],
  ['08h00', '8 heures'],
  ['8 h', '8 heures'],
  ['1 h', 'une heure'],
  ['1h30', 'une heure 30'],
  ['0 h 30', '0 heure 30'],
  ['21 h', 'vingt et une heures'],
  ['21 heures', 'vingt et une heures'],
  ['21 h 01', 'vingt et une heures une'],
  ['14:30', '14 heures 30'],
  ['9h-12h', '9 heures à 12 heures'],
  ['8h–12h', '8 heures à 12 heures'],
  ['9 h 30 - 12 h', '9 heures 30 à 12 heures'],
  ['9-12 h', '9 à 12 heures'],
  ['14h/16h', '14 heures à 16 heures'],
  ['sous 48 h', 'sous 48 heures'],
  ['2,5 h', '2,5 heures'],
  ["Réunion à 18 h 30, à l'accueil", "Réunion à 18 heures 30, à l'accueil"],
  // always open
  ['24/24', '24 heures sur 24'],
  ['24h/24 et 7j/7', '24 heures sur 24 et 7 jours sur 7'],
  ['24 h/24, 7/7', '24 heures sur 24, 7 jours sur 7'],
  ['6j/7', '6 jours sur 7'],
  // dates
  ['14/03/2026', '14 mars 2026'],
  ['14.03.2026', '14 mars 2026'],
  ['01/04/2026', 'premier avril 2026'],
  ['7/7/2026', '7 juillet 2026'],
  ['24/11/26', '24 novembre 2026'],
  ['le 24/11', 'le 24 novembre'],
  ['1 mai', 'premier mai'],
  ['du 24-26 novembre', 'du 24 au 26 novembre'],
  ['lun. 24 nov.', 'lundi 24 novembre.'],
  ['lun. 24 nov. à 10 h', 'lundi 24 novembre à 10 heures'],
  ['Le 24 nov. Venez nombreux', 'Le 24 novembre. Venez nombreux'],
  ['Mer 25 nov', 'mercredi 25 novembre'],
  ['lun.-ven. 9h-12h', 'lundi à vendredi 9 heures à 12 heures'],
  ['mar. et jeu. matin', 'mardi et jeudi matin'],
  ['le jeu. de 9h à 10h, le mer. soir', 'le jeudi de 9 heures à 10 heures, le mercredi soir'],
  ['3 févr. 2027, 4 déc., 5 août', '3 février 2027, 4 décembre, 5 août'],
  // ordinals
  ['3e étage', 'troisième étage'],
  ['3ème', 'troisième'],
  ['3è étage', 'troisième étage'],
  ['9e, 21e et 72e', 'neuvième, vingt et unième et soixante-douzième'],
  ['1er étage', 'premier étage'],
  ['la 1re fois, la 1ère marche', 'la première fois, la première marche'],
  ['le 2nd appel', 'le second appel'],
  // people
  ['M. Martin', 'Monsieur Martin'],
  ['M. Émile Élie', 'Monsieur Émile Élie'],
  ['M. et Mme Durand', 'Monsieur et Madame Durand'],
  ['M. le gardien', 'Monsieur le gardien'],
  ['Mlle Petit, MM. Roy et Blanc', 'Mademoiselle Petit, Messieurs Roy et Blanc'],
  ['Dr Benali', 'Docteur Benali'],
  ['église St-Michel', 'église Saint Michel'],
  // the house and the street
  ['bât. B', 'bâtiment B'],
  ['Bât B, esc. 2, appt 12', 'bâtiment B, escalier 2, appartement 12'],
  ['bat. 3', 'bâtiment 3'],
  ['appt. 12', 'appartement 12'],
  ['au RDC', 'au rez-de-chaussée'],
  ['12 av. Jean Médecin', '12 avenue Jean Médecin'],
  ['3 bd de la République', '3 boulevard de la République'],
  ['12 bld Gambetta', '12 boulevard Gambetta'],
  // notices
  ['n° 12', 'numéro 12'],
  ['N°12', 'numéro 12'],
  ['RDV au local', 'rendez-vous au local'],
  ['15 min', '15 minutes'],
  ['1 min.', 'une minute.'],
  ['5 min. à pied', '5 minutes à pied'],
  ["l'AG du syndicat", "l'assemblée générale du syndicat"],
  ['A.G. annuelle', 'assemblée générale annuelle'],
  ['Tél. : 04 93 12 34 56', 'téléphone : zéro 4, 93, 12, 34, 56'],
  ['jeux & goûter', 'jeux et goûter'],
  // amounts
  ['12,50 €', '12 euros 50'],
  ['12.5€', '12 euros 50'],
  ['12€50', '12 euros 50'],
  ['1,50 euros', '1 euro 50'],
  ['5,00 €/mois', '5 euros par mois'],
  ['0,80 €', '80 centimes'],
  ['1 200 €', '1 200 euros'],
  ['20 m²', '20 mètres carrés'],
  ['1,80 m de large', '1,80 mètre de large'],
  ['20 °C', '20 degrés'],
  ['21 personnes, 1 place', 'vingt et une personnes, une place'],
  ['4 pers. au plus', '4 personnes au plus'],
  // telephone and request numbers
  ['06 12 34 56 78', 'zéro 6, 12, 34, 56, 78'],
  ['01.23.45.67.89', 'zéro 1, 23, 45, 67, 89'],
  ['0612345678', 'zéro 6, 12, 34, 56, 78'],
  ['+33 6 12 34 56 78', 'zéro 6, 12, 34, 56, 78'],
  ['+33 (0)6 08 00 10 01', 'zéro 6, zéro 8, zéro zéro, 10, zéro 1'],
  ['0 800 123 456', 'zéro 800, 123, 456'],
  ['Votre numéro est 48 27.', 'Votre numéro est 48, 27.'],
  ['La demande 48..', 'La demande qui commence par 48'],
  // signs
  ['« Bonjour »', 'Bonjour'],
  ['Atelier « Cuisine du monde » samedi', 'Atelier, Cuisine du monde, samedi'],
  ['Il dit : « Venez ! »', 'Il dit : Venez !'],
  ['l’« Amicale »', "l'Amicale"],
  ['aujourd’hui\u00a0: 10\u202fh\u202f30', "aujourd'hui : 10 heures 30"],
  ['\ue000porte\ue0ff', 'porte'],
  ['rez\u00adde\u200b chaussée', 'rezde chaussée'],
];

test.each(pairs)('[SP1] « %s » is given to the voice as « %s »', (written, said) => {
  expect(normaliseFrench(written)).toBe(said);
});

const right =
  'les 3 enfants|3 euros|2,5 km|50 %|le Wi-Fi|la CAF|1/2 heure|3/4|16:9|5 kg|AG2R|AGENDA|12 bis|Louis XIV|06000 Nice|' +
  'la mer. Puis|Un bon jeu.|une bd de Tintin|av. J.-C.|une famille de sept.|il se bat Paris|BATIR|bâtiment M. Le hall|' +
  "40/11|10/12 ans|112|hall 3H2|la note 8/10 %|mai|les mardis|dimanche|un esc|3-4 ans|Me voici|l'été|Ste|24 novembre";

test.each(right.split('|'))('[SP2] « %s » is right and stays as it is', (written) => {
  expect(normaliseFrench(written)).toBe(written);
});

test('[SP1] the same text twice through the rules is the same text', () => {
  const said = pairs.map(([written]) => normaliseFrench(written));
  expect(said.map((text) => normaliseFrench(text))).toEqual(said);
});

test('[SP1] numbers in words are French, from 2 to 100', () => {
  expect([5, 9, 19, 71, 80, 81, 91, 100].map(ordinalInWords).join(' ')).toBe(
    'cinquième neuvième dix-neuvième soixante et onzième quatre-vingtième quatre-vingt-unième quatre-vingt-onzième centième',
  );
  expect([0, 1, 101].map(ordinalInWords)).toEqual([null, null, null]);
  expect([1, 11, 51, 71, 81, 91].map(feminineNumber).join(' ')).toBe(
    'une 11 cinquante et une 71 quatre-vingt-une 91',
  );
});

test('[SP3] names of streets and associations are said as the list says, and only they', () => {
  const names = { 'AG Voisins': 'Agé Voisins', 'Esc. 2': 'Esc. 2', AG: 'Agé', 'Dr Zo': '$& Zo' };
  expect(normaliseFrench('AG Voisins, esc. 2, M. AG, AGENDA, Esc. 2, Dr Zo', names)).toBe(
    'Agé Voisins, escalier 2, Monsieur Agé, AGENDA, Esc. 2, $& Zo',
  );
});

test('[SP4] other languages keep their words: only spaces and quotation marks are made plain', () => {
  expect(spokenText('Open 10 h 30, “M. Bean”\u00a0!', 'en')).toBe('Open 10 h 30, M. Bean !');
  expect(spokenText('الاجتماع\u00a0«اليوم» 10 h', 'ar')).toBe('الاجتماع, اليوم, 10 h');
});

const hasEspeak = spawnSync('espeak-ng', ['--version']).status === 0;

test.skipIf(!hasEspeak)(
  '[SP1] espeak-ng says the words that were meant (skipped where it is not installed)',
  () => {
    const phonemes = (text: string) =>
      execFileSync('espeak-ng', ['-v', 'fr-fr', '-q', '--ipa', '-b', '1', '--stdin'], {
        input: text,
        encoding: 'utf8',
      })
        .replace(/\s+/g, ' ')
        .trim();
    const spoken = ['10 h 30', '21 h', '3è étage', '48 27', 'bât. B'].map((text) =>
      phonemes(normaliseFrench(text)),
    );
    expect(spoken).toEqual([
      'dˈiz ˈœʁ tʁˈɑ̃t',
      'vˈɛ̃t e yn ˈœʁ',
      'tʁwazjˈɛm etˈaʒ',
      'kaʁɑ̃tyˈit vɛ̃tsˈɛt',
      'batimˈɑ̃ bˈe',
    ]);
  },
);
