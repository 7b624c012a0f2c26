/** Every screen of the page and the presses that lead to it, for pictures and for tests that look at all of them. */
import type { Page } from '@playwright/test';
import type { EventAnswer } from '#shared/domain/event-answer.ts';
import { languageSchema } from '#shared/domain/primitives.ts';
import { demoFeed } from './demo-feed.ts';
import { aStatus, startFakeKiosk } from './fake-kiosk.ts';
import type { FakeKiosk } from './fake-kiosk.ts';
import {
  aimAtCrosses,
  holdFingers,
  paintAll,
  passHandsOff,
  passSelfTest,
  pressKeypad,
} from './pass-self-test.ts';
import { bringGarden, withGarden } from './pictures.ts';

/** A screen and the way to it. */
export type Scene = {
  name: string;
  /** Buttons to press, by their French names, from the home screen; none: the loop. */
  press?: string[];
  before?: (kiosk: FakeKiosk) => void;
  after?: (page: Page, kiosk: FakeKiosk, onScreen: () => Promise<void>) => Promise<void>;
};

/** Tuesday 24 November 2026, 10:05 in Paris. */
export const sceneTime = Date.UTC(2026, 10, 24, 9, 5);
const digits = (text: string) => text.split('');
/** Keys of the keyboard, named to the end: « E » is not « Effacer ». */
const letters = (name: string) => name.split('').map((letter) => `${letter}$`);
const proposing = ['Les sorties', 'Proposer', 'Un café', 'Demain', 'Après-midi'];
const named = ['14 heures$', 'Dehors', 'J.écris', ...letters('Zoé'), 'Continuer'];
const unnamed = ['14 heures$', 'Dehors', 'Je ne dis'];
/** The wizard up to the code, and up to the panel. */
const toCode = ['Français', 'Continuer'];
const toPanel = [...toCode, ...digits('ABCD234Z'), 'Continuer', 'Oui'];
const toDiagonal = [...toPanel, 'Oui, elle'];
const toTest = [...toDiagonal, '43 pouces', '850', 'Suite'];
const offering = ['Je peux', 'Une personne', 'Je peux'];

const volunteering = ['Je peux', 'Proposer', 'Tenir', 'Le samedi', 'Après-midi'];
const volunteered = [...volunteering, ...letters('Fatou'), 'Continuer', 'Étage 3'];

const joining = ['Les sorties', 'La galette', 'Je participe', '2'];
const joined = [...joining, 'Je ne dis', 'Non', 'Envoyer'];
const toPosting = ['Les annonces', 'Affichage obligatoire.*Voir', 'Décisions'];
const numbered = (number: string) => ['Demander', 'J’ai déjà', ...digits(number), 'Voir ma'];

export const scenes: Scene[] = [
  { name: 'attract' },
  { name: 'attract-picture', before: pictured },
  { name: 'attract-near', before: near },
  { name: 'home', press: [] },
  { name: 'home-larger', press: ['Texte plus grand'] },
  { name: 'home-largest', press: ['Texte plus grand', 'Texte plus grand'] },
  { name: 'home-contrast', press: ['Contraste'] },
  { name: 'home-yellow', press: ['Contraste', 'Contraste'] },
  { name: 'home-low', press: ['Écran plus bas'] },
  { name: 'home-reading', press: ['Écouter'], before: slowly },
  { name: 'home-reading-yellow', press: ['Contraste', 'Contraste', 'Écouter'], before: slowly },
  { name: 'home-reading-largest', press: ['Texte plus', 'Texte plus', 'Écouter'], before: slowly },
  { name: 'notice-reading', press: ['Les annonces', 'Coupure d’eau', 'Écouter'], before: slowly },
  { name: 'attract-reading', before: slowly, after: (page) => touch(page, 'Écouter') },
  {
    name: 'listen',
    press: ['Demander', 'J’ai déjà', ...digits('4827'), 'Voir ma', 'Écouter'],
    before: slowly,
  },
  { name: 'home-keys', press: [], after: walk },
  { name: 'home-keys-yellow', press: ['Contraste', 'Contraste'], after: walk },
  { name: 'notices', press: ['Les annonces'] },
  { name: 'notices-larger', press: ['Texte plus grand', 'Les annonces'] },
  { name: 'notices-largest', press: ['Texte plus grand', 'Texte plus grand', 'Les annonces'] },
  { name: 'notices-low', press: ['Écran plus bas', 'Les annonces'] },
  { name: 'notices-empty', press: ['Les annonces'], before: empty },
  { name: 'notices-legal', press: ['Les annonces', 'Affichage obligatoire.*Voir'] },
  { name: 'notice-legal', press: [...toPosting] },
  { name: 'notice-full-text', press: [...toPosting, 'Lire le texte'] },
  {
    name: 'notice-full-text-largest',
    press: [...toPosting, 'Texte plus grand', 'Texte plus grand', 'Lire le texte'],
  },
  { name: 'arabic-notice-full-text', press: [...toPosting, 'Lire le texte', 'Langue', 'العربية'] },
  { name: 'notice-urgent', press: ['Les annonces', 'L’ascenseur du'] },
  { name: 'notice-facts', press: ['Les annonces', 'Coupure d’eau'] },
  {
    name: 'notice-larger',
    press: ['Texte plus grand', 'Texte plus grand', 'Les annonces', 'Suite', 'Suite', 'Ouvrir'],
  },
  { name: 'notice-picture', press: ['Les annonces', 'Coupure d’eau'], before: pictured },
  {
    name: 'notice-picture-larger',
    press: ['Les annonces', 'Coupure d’eau', 'Texte plus grand'],
    before: pictured,
  },
  {
    name: 'notice-picture-largest',
    press: ['Les annonces', 'Coupure d’eau', 'Texte plus grand', 'Texte plus grand'],
    before: pictured,
  },
  { name: 'notice-long', press: ['Les annonces', 'Travaux de'] },
  {
    name: 'notice-long-largest',
    press: ['Les annonces', 'Travaux de', 'Texte plus grand', 'Texte plus grand'],
  },
  { name: 'notice-understand', press: ['Les annonces', 'Coupure d’eau'], before: askUnderstood },
  {
    name: 'notice-understood',
    press: ['Les annonces', 'Coupure d’eau', 'J’ai compris'],
    before: askUnderstood,
  },
  { name: 'notice-withdrawn', press: ['Les annonces', 'Coupure d’eau'], after: withdraw },
  { name: 'events', press: ['Les sorties'] },
  { name: 'event', press: ['Les sorties', 'La galette'] },
  { name: 'event-picture', press: ['Les sorties', 'La galette'], before: pictured },
  { name: 'event-larger', press: ['Les sorties', 'La galette', 'Texte plus grand'] },
  { name: 'event-moved', press: ['Les sorties', 'Marche'] },
  { name: 'event-cancelled', press: ['Les sorties', 'Chorale'] },
  { name: 'join-people', press: ['Les sorties', 'La galette', 'Je participe'] },
  { name: 'join-more', press: ['Les sorties', 'La galette', 'Je participe', 'Plus'] },
  { name: 'join-who', press: joining },
  {
    name: 'join-name',
    press: ['Les sorties', 'La galette', 'Je participe', '2', 'J.écris', ...letters('Denise')],
  },
  { name: 'join-reminder', press: [...joining, 'Je ne dis'] },
  { name: 'join-door', press: [...joining, 'Je ne dis', 'Un mot', 'Bâtiment B', 'Étage 2'] },
  { name: 'join-phone', press: [...joining, 'Je ne dis', 'Un appel', ...digits('0612')] },
  {
    name: 'join-check',
    press: [...joining, 'J.écris', ...letters('Zoé'), 'Continuer', 'Un mot', 'Bâtiment B', 'Étage 2', 'B22'],
  },
  { name: 'join-leave', press: [...joining, 'J’ai fini'] },
  { name: 'join-sent', press: joined },
  { name: 'join-sent-larger', press: [...joined, 'Texte plus grand'] },
  { name: 'join-overtaken', press: joined, after: overtake },
  { name: 'join-full', press: ['Les sorties', 'La galette'], before: fill },
  {
    name: 'join-wait-check',
    press: ['Les sorties', 'La galette', 'J’attends', '2', 'Je ne dis', 'Non'],
    before: fill,
  },
  { name: 'answer-coming', press: numbered('5727'), before: answered({ status: 'coming', gotSeat: true }) },
  { name: 'answer-full', press: numbered('5727'), before: answered({ status: 'full' }) },
  { name: 'answer-waiting', press: numbered('5727'), before: answered({ status: 'waiting', place: 2 }) },
  {
    name: 'answer-waiting-largest',
    press: [...numbered('5727'), 'Texte plus grand', 'Texte plus grand'],
    before: answered({ status: 'waiting', place: 2 }),
  },
  {
    name: 'answer-leaving',
    press: [...numbered('5727'), 'Je ne viens'],
    before: answered({ status: 'coming' }),
  },
  { name: 'answer-left', press: numbered('5727'), before: answered({ status: 'left' }) },
  { name: 'propose-what', press: ['Les sorties', 'Proposer'] },
  { name: 'propose-other-larger', press: ['Texte plus grand', 'Les sorties', 'Proposer', 'Autre chose'] },
  { name: 'propose-day', press: ['Les sorties', 'Proposer', 'Un café'] },
  { name: 'propose-hour', press: ['Les sorties', 'Proposer', 'Un café', 'Demain', 'Après-midi'] },
  { name: 'propose-where', press: [...proposing, '14 heures$'] },
  { name: 'propose-who', press: [...proposing, '14 heures$', 'Dehors'] },
  { name: 'propose-floor', press: [...proposing, ...named, 'Bâtiment B'] },
  { name: 'propose-check', press: [...proposing, ...named, 'Bâtiment B', 'Étage 2'] },
  {
    name: 'propose-check-largest',
    press: [...proposing, ...unnamed, 'Texte plus grand', 'Texte plus grand'],
  },
  { name: 'propose-sent', press: [...proposing, ...unnamed, 'Envoyer'] },
  {
    name: 'proposal-refused',
    press: ['Demander', 'J.ai déjà', ...digits('5316'), 'Voir ma'],
    before: refuse,
  },
  { name: 'help', press: ['Demander'] },
  { name: 'ask-need', press: ['Demander', 'Une nouvelle'] },
  { name: 'ask-need-larger', press: ['Texte plus grand', 'Demander', 'Une nouvelle'] },
  { name: 'ask-other', press: ['Demander', 'Une nouvelle', 'Autre chose'] },
  { name: 'ask-when', press: ['Demander', 'Une nouvelle', 'Faire mes'] },
  { name: 'ask-part', press: ['Demander', 'Une nouvelle', 'Faire mes', 'Demain'] },
  { name: 'ask-reply', press: ['Demander', 'Une nouvelle', 'Faire mes', 'Demain', 'Matin'] },
  {
    name: 'ask-floor',
    press: ['Demander', 'Une nouvelle', 'Faire mes', 'Demain', 'Matin', 'On vient', 'Bâtiment B'],
  },
  {
    name: 'ask-phone',
    press: ['Demander', 'Une nouvelle', 'Faire mes', 'Demain', 'Matin', 'On m’appelle', ...digits('0612')],
  },
  {
    name: 'ask-check',
    press: [
      'Demander',
      'Une nouvelle',
      'Faire mes',
      'Demain',
      'Matin',
      'On vient',
      'Bâtiment B',
      'Étage 2',
      'B22',
    ],
  },
  {
    name: 'ask-check-name',
    press: [
      'Demander',
      'Une nouvelle',
      'Faire mes',
      'Demain',
      'Matin',
      'Je repasse',
      'J.écris',
      ...letters('Denise'),
      'Continuer',
    ],
  },
  {
    name: 'ask-check-larger',
    press: ['Texte plus grand', 'Demander', 'Une nouvelle', 'Faire mes', 'Demain', 'Matin', 'Je repasse'],
  },
  {
    name: 'ask-sent',
    press: ['Demander', 'Une nouvelle', 'Faire mes', 'Demain', 'Matin', 'Je repasse', 'Envoyer'],
  },
  {
    name: 'ask-sent-offline',
    press: ['Demander', 'Une nouvelle', 'Faire mes', 'Demain', 'Matin', 'Je repasse', 'Envoyer'],
    before: offline,
  },
  { name: 'number', press: ['Demander', 'J’ai déjà', ...digits('482')] },
  { name: 'number-unknown', press: ['Demander', 'J’ai déjà', ...digits('1111'), 'Voir ma'] },
  { name: 'request-seen', press: ['Demander', 'J’ai déjà', ...digits('4827'), 'Voir ma'] },
  { name: 'request-floor', press: ['Demander', 'J’ai déjà', ...digits('4827'), 'Voir ma', 'Annuler'] },
  {
    name: 'request-floor-wrong',
    press: ['Demander', 'J’ai déjà', ...digits('4827'), 'Voir ma', 'Annuler', 'Étage 1'],
  },
  {
    name: 'request-floor-right',
    press: ['Demander', 'J’ai déjà', ...digits('4827'), 'Voir ma', 'Annuler', 'Étage 3'],
  },
  { name: 'request-offer', press: ['Demander', 'J’ai déjà', ...digits('5129'), 'Voir ma'] },
  { name: 'request-accept', press: ['Demander', 'J’ai déjà', ...digits('5129'), 'Voir ma', 'Oui, je'] },
  {
    name: 'request-accepted',
    press: ['Demander', 'J’ai déjà', ...digits('5129'), 'Voir ma', 'Oui, je', 'Oui, je'],
  },
  {
    name: 'request-undone',
    press: ['Demander', 'J’ai déjà', ...digits('5129'), 'Voir ma', 'Oui, je', 'Oui, je', 'Je change'],
  },
  { name: 'request-matched', press: ['Demander', 'J’ai déjà', ...digits('6138'), 'Voir ma'] },
  { name: 'request-done', press: ['Demander', 'J’ai déjà', ...digits('7241'), 'Voir ma'] },
  { name: 'request-ended', press: ['Demander', 'J’ai déjà', ...digits('9463'), 'Voir ma'] },
  { name: 'offers', press: ['Je peux'] },
  { name: 'offer', press: ['Je peux', 'Une personne'] },
  { name: 'offer-when', press: [...offering] },
  {
    name: 'offer-when-largest',
    press: ['Texte plus grand', 'Texte plus grand', 'Je peux', 'Suite', 'Ouvrir', 'Je peux'],
  },
  { name: 'offer-name', press: [...offering, 'Demain matin', ...letters('Fatou')] },
  { name: 'offer-name-hidden', press: [...offering, 'Demain matin', ...letters('Fatou'), 'Cacher'] },
  { name: 'offer-name-abc', press: [...offering, 'Demain matin', ...letters('Fa'), 'ABC'] },
  { name: 'offer-name-low', press: ['Écran plus bas', ...offering, 'Demain matin', ...letters('Fatou')] },
  {
    name: 'offer-name-larger',
    press: [...offering, 'Demain matin', ...letters('Jean-Pierre'), 'Texte plus grand'],
  },
  {
    name: 'offer-name-largest',
    press: [...offering, 'Demain matin', ...letters('Jean-Pierre'), 'Texte plus grand', 'Texte plus grand'],
  },
  { name: 'offer-floor', press: [...offering, 'Demain matin', ...letters('Fatou'), 'Continuer'] },
  { name: 'offer-phone', press: [...offering, 'Demain matin', ...letters('Fatou'), 'Continuer', 'Étage 3'] },
  {
    name: 'offer-check',
    press: [
      ...offering,
      'Demain matin',
      ...letters('Fatou'),
      'Continuer',
      'Étage 3',
      'Oui, je',
      ...digits('0612345678'),
      'Continuer',
    ],
  },
  {
    name: 'offer-sent',
    press: [...offering, 'Demain matin', ...letters('Fatou'), 'Continuer', 'Étage 3', 'Non, sans', 'Envoyer'],
  },
  { name: 'volunteer-need', press: ['Je peux', 'Proposer'] },
  { name: 'volunteer-days', press: ['Je peux', 'Proposer', 'Tenir'] },
  { name: 'volunteer-part', press: ['Je peux', 'Proposer', 'Tenir', 'Le samedi'] },
  { name: 'volunteer-check', press: [...volunteered, 'Oui', ...digits('0612345678'), 'Continuer'] },
  { name: 'volunteer-sent', press: [...volunteered, 'Non, sans', 'Envoyer'] },
  { name: 'volunteer', press: numbered('6174'), before: volunteers },
  { name: 'volunteer-stand-down', press: [...numbered('6174'), 'Je n.aide plus'], before: volunteers },
  { name: 'own-offer', press: ['Demander', 'J’ai déjà', ...digits('7391'), 'Voir ma'] },
  {
    name: 'own-offer-withdraw',
    press: ['Demander', 'J’ai déjà', ...digits('7391'), 'Voir ma', 'Je ne peux plus'],
  },
  {
    name: 'request-again',
    press: ['Demander', 'J’ai déjà', ...digits('8352'), 'Voir ma', 'Demander encore'],
  },
  { name: 'fault', press: ['Signaler'] },
  { name: 'fault-repaired', press: ['Signaler'], before: repaired },
  { name: 'fault-other', press: ['Signaler', 'Autre chose'] },
  { name: 'fault-building', press: ['Signaler', 'Ascenseur'] },
  { name: 'fault-known', press: ['Signaler', 'Ascenseur', 'Bâtiment B', 'Tout le'] },
  { name: 'fault-check', press: ['Signaler', 'Lumière', 'Bâtiment B', 'Étage 2'] },
  { name: 'fault-sent', press: ['Signaler', 'Lumière', 'Bâtiment B', 'Étage 2', 'Envoyer'] },
  { name: 'fault-state', press: numbered('6352'), before: beingRepaired },
  { name: 'places', press: ['Adresses'] },
  { name: 'places-health', press: ['Adresses', 'Santé'] },
  { name: 'place', press: ['Adresses', 'Santé', 'Pharmacie'] },
  { name: 'caretaker', press: ['Adresses', 'Le gardien'] },
  { name: 'language', press: ['Langue'] },
  { name: 'english-home', press: ['Langue', 'English'] },
  { name: 'turkish-home', press: ['Langue', 'Türkçe'] },
  { name: 'portuguese-home', press: ['Langue', 'Português'] },
  { name: 'spanish-home', press: ['Langue', 'Español'] },
  { name: 'arabic-home', press: ['Langue', 'العربية'] },
  { name: 'arabic-reading', press: ['Langue', 'العربية', 'استماع'], before: slowly },
  { name: 'arabic-home-largest', press: ['Texte plus grand', 'Texte plus grand', 'Langue', 'العربية'] },
  { name: 'arabic-notices', press: ['Langue', 'العربية', 'الإعلانات'] },
  { name: 'arabic-notice', press: ['Langue', 'العربية', 'الإعلانات', 'L’ascenseur du'] },
  { name: 'arabic-notice-translated', press: ['Langue', 'العربية', 'الإعلانات', 'قطع الماء'] },
  {
    name: 'arabic-notice-largest',
    press: ['Texte plus grand', 'Texte plus grand', 'Les annonces', 'Ouvrir', 'Langue', 'العربية'],
  },
  { name: 'arabic-event', press: ['Les sorties', 'Marche', 'Langue', 'العربية'] },
  {
    name: 'arabic-ask-phone',
    press: [
      'Demander',
      'Une nouvelle',
      'Faire mes',
      'Demain',
      'Matin',
      'On m’appelle',
      'Langue',
      'العربية',
      ...digits('0612'),
    ],
  },
  {
    name: 'arabic-request-matched',
    press: ['Demander', 'J’ai déjà', ...digits('6138'), 'Voir ma', 'Langue', 'العربية'],
  },
  { name: 'arabic-caretaker', press: ['Langue', 'العربية', 'عناوين', 'الحارس'] },
  { name: 'home-offline', press: [], before: offline },
  { name: 'home-clock', press: [], before: clockWrong },
  { name: 'attract-night', before: night },
  { name: 'home-night', press: [], before: night },
  { name: 'idle', press: ['Les annonces'], after: untilAsked },
  { name: 'installer-pin', after: async (page) => (await knock(page), typePin(page, '1234')) },
  { name: 'installer-menu', after: installing },
  { name: 'installer-idle', after: async (page) => (await installing(page), touch(page, 'Temps d’attente')) },
  {
    name: 'installer-bounce',
    after: async (page) => (await installing(page), await touch(page, 'Temps d’attente'), touch(page, '120')),
  },
  {
    name: 'installer-unenrol',
    before: offline,
    after: async (page) => (await installing(page), touch(page, 'Retirer')),
  },
  {
    name: 'installer-cleaning',
    after: async (page) => (await installing(page), touch(page, 'Nettoyer')),
  },
  { name: 'setup-language', press: [], before: setup },
  { name: 'setup-network', press: ['Français'], before: setup },
  { name: 'setup-usb', press: ['Français', 'Utiliser'], before: setup },
  { name: 'setup-usb-elsewhere', press: ['Français', 'Utiliser', 'Non'], before: setup },
  { name: 'setup-code', press: [...toCode, ...digits('ABCD')], before: setup },
  { name: 'setup-slip', press: [...toCode, ...digits('ABCD2346')], before: setup },
  { name: 'setup-confirm', press: [...toCode, ...digits('ABCD234Z'), 'Continuer'], before: setup },
  {
    name: 'setup-clock',
    press: [...toCode, ...digits('ABCD234Z')],
    before: setup,
    after: withWrongClock,
  },
  { name: 'setup-turn', press: toPanel, before: setup },
  { name: 'setup-turning', press: [...toPanel, 'Tourner à droite'], before: setup },
  { name: 'setup-diagonal', press: toDiagonal, before: setup },
  { name: 'setup-reach', press: [...toDiagonal, '43 pouces', '850'], before: setup },
  { name: 'setup-out-of-reach', press: [...toDiagonal, '65 pouces', '950'], before: setup },
  { name: 'setup-paint', press: toTest, before: setup, after: (page) => paintAll(page, 0.4) },
  { name: 'setup-aim', press: toTest, before: setup, after: toAim },
  { name: 'setup-hold', press: toTest, before: setup, after: toHold },
  { name: 'setup-bell', press: toTest, before: setup, after: toBell },
  {
    name: 'setup-voice',
    press: toTest,
    before: setup,
    after: async (page) => (await toBell(page), hear(page)),
  },
  {
    name: 'setup-decibels',
    press: toTest,
    before: setup,
    after: async (page) => (await toBell(page), await hear(page), hear(page)),
  },
  { name: 'setup-headphones', press: toTest, before: setup, after: toHeadphones },
  {
    name: 'setup-keypad',
    press: toTest,
    before: setup,
    after: async (page) => (await toKeypad(page), pressKeypad(page, 2)),
  },
  {
    name: 'setup-photo-ruler',
    press: toTest,
    before: setup,
    after: async (page) => (await toKeypad(page), pressKeypad(page)),
  },
  {
    name: 'setup-photo',
    press: toTest,
    before: setup,
    after: async (page) => (await toKeypad(page), await pressKeypad(page), touch(page, 'Suite')),
  },
  { name: 'setup-presence', press: toTest, before: sensing, after: toPresence },
  {
    name: 'setup-ready',
    press: toTest,
    before: setup,
    after: (page, _, onScreen) => passSelfTest({ page, touch, onScreen }),
  },
  {
    name: 'setup-ready-waived',
    press: [...toDiagonal, '43 pouces', '950', 'Garder'],
    before: setup,
    after: (page) => passSelfTest({ page, touch }),
  },
  { name: 'setup-not-ready', press: toTest, before: setup, after: failSelfTest },
  { name: 'installer-move', after: moving },
];

function empty(kiosk: FakeKiosk): void {
  kiosk.announce({ gone: demoFeed(sceneTime).flatMap(({ id, kind }) => (kind === 'residence' ? [] : [id])) });
}

function refuse(kiosk: FakeKiosk): void {
  const value = {
    id: 'coffee',
    number: '5316',
    category: 'meeting',
    date: '2026-11-28',
    status: 'refused',
    because: 'La salle est prise.',
    createdAt: sceneTime,
  } as const;
  kiosk.announce({ feed: [{ id: 'coffee', rev: 1, kind: 'proposal', value }] });
}

/** Help for whoever asks, that its person comes back for. */
function volunteers(kiosk: FakeKiosk): void {
  const value = {
    id: 'fatou',
    number: '6174',
    need: 'company',
    days: 'weekend',
    part: 'afternoon',
    status: 'noted',
    createdAt: sceneTime,
  } as const;
  kiosk.announce({ feed: [{ id: value.id, rev: 1, kind: 'volunteer', value }] });
}

/** An answer to the galette that its person comes back for. */
function answered(changes: Partial<EventAnswer>): (kiosk: FakeKiosk) => void {
  const answer: EventAnswer = {
    id: 'answer',
    number: '5727',
    eventId: 'galette',
    people: 2,
    status: 'coming',
    place: null,
    gotSeat: false,
    createdAt: sceneTime,
  };
  const value = { ...answer, ...changes };
  return (kiosk) => kiosk.announce({ feed: [{ id: value.id, rev: 1, kind: 'answer', value }] });
}

/** A fault whose first reporter comes back with its number. */
function beingRepaired(kiosk: FakeKiosk): void {
  const value = {
    id: 'light',
    number: '6352',
    subject: 'light',
    place: { building: 'B', floor: null },
    text: null,
    status: 'repairer-called',
    reports: 3,
    word: 'Le réparateur vient mercredi 25 novembre.',
    reportedAt: sceneTime - 20 * 3_600_000,
    repairedAt: null,
  } as const;
  kiosk.announce({ feed: [{ id: 'light', rev: 1, kind: 'fault', value }] });
}

/** The lift works again since this morning. */
function repaired(kiosk: FakeKiosk): void {
  const lift = demoFeed(sceneTime).find(({ id }) => id === 'fault-lift');
  if (lift?.kind !== 'fault') throw new Error('no fault');
  const value = { ...lift.value, status: 'repaired', repairedAt: sceneTime - 3_600_000 } as const;
  kiosk.announce({ feed: [{ ...lift, value }] });
}

/** Staff wants to know how many people have understood that the water is cut. */
function askUnderstood(kiosk: FakeKiosk): void {
  const water = demoFeed(sceneTime).find(({ id }) => id === 'water');
  if (water?.kind !== 'notice') throw new Error('no water');
  kiosk.announce({ feed: [{ ...water, value: { ...water.value, asksUnderstood: true } }] });
}

/** The last seats of the galette are taken. */
function fill(kiosk: FakeKiosk): void {
  const galette = demoFeed(sceneTime).find(({ id }) => id === 'galette');
  if (galette?.kind !== 'event') throw new Error('no galette');
  const value = { ...galette.value, capacity: 20, seatsTaken: 20 };
  kiosk.announce({ feed: [{ ...galette, value }] });
}

/** Another screen took the seats first: the answer that was just sent is told so. */
async function overtake(page: Page, kiosk: FakeKiosk): Promise<void> {
  const sent = kiosk.calls.findLast(({ verb }) => verb === 'act')?.arguments as { key: string };
  answered({ id: sent.key, number: '4827', status: 'full' })(kiosk);
  await page.getByText('D’autres ont répondu').waitFor();
}

/** The sentence that is lit is still being said. */
function slowly(kiosk: FakeKiosk): void {
  kiosk.speakFor(30);
}

/** With the arrows of a keypad, down to the first choice. */
async function walk(page: Page): Promise<void> {
  await page.keyboard.press('ArrowDown');
  const isOnChoice = () => page.locator("[data-region='choices'] button:focus").isVisible();
  for (let press = 0; press < 20 && !(await isOnChoice()); press += 1) await page.keyboard.press('ArrowDown');
}

function offline(kiosk: FakeKiosk): void {
  kiosk.announce({
    status: {
      connection: { kind: 'offline', since: sceneTime - 40 * 60_000 },
      updatedAt: sceneTime - 41 * 60_000,
      outbox: { pending: 1 },
    },
  });
}

function clockWrong(kiosk: FakeKiosk): void {
  kiosk.announce({ status: { clock: { offsetMs: 0, trusted: false } } });
}

function near(kiosk: FakeKiosk): void {
  kiosk.announce({ status: { isSomebodyNear: true } });
}

function night(kiosk: FakeKiosk): void {
  kiosk.announce({
    status: { clock: { offsetMs: 12.5 * 3_600_000, trusted: true }, updatedAt: sceneTime + 12.5 * 3_600_000 },
  });
}

async function toAim(page: Page): Promise<void> {
  await paintAll(page);
  await touch(page, 'Suite');
  await passHandsOff(page);
}

async function toHold(page: Page): Promise<void> {
  await toAim(page);
  await aimAtCrosses(page);
  await page.locator('[data-step=hold]').waitFor();
  await page.clock.runFor(11_000);
}

async function toBell(page: Page): Promise<void> {
  await toAim(page);
  await aimAtCrosses(page);
  await holdFingers(page);
  for (let colour = 0; colour <= 6; colour++) await page.mouse.click(400, 400);
  await touch(page, 'Non');
}

async function toHeadphones(page: Page): Promise<void> {
  await toBell(page);
  await hear(page);
  await hear(page);
  await touch(page, 'Je ne mesure');
}

async function toKeypad(page: Page): Promise<void> {
  await toHeadphones(page);
  await touch(page, 'Pas de prise');
  await touch(page, 'Oui');
}

const hear = (page: Page) => touch(page, 'On entend bien');

/** A screen in the wizard with a presence sensor, before which nobody stands. */
function sensing(kiosk: FakeKiosk): void {
  setup(kiosk);
  kiosk.announce({ status: { isSomebodyNear: false } });
}

async function toPresence(page: Page, kiosk: FakeKiosk): Promise<void> {
  await toHeadphones(page);
  for (const label of ['Pas de prise', 'Non', 'La photo est faite']) await touch(page, label);
  await page.getByText('L’écran ne voit personne').waitFor();
  near(kiosk);
  await page.getByText('L’écran vous voit').waitFor();
}

/** Nothing works: nothing is painted, somebody touches, the crosses are missed, and so on. */
async function failSelfTest(page: Page): Promise<void> {
  await page.clock.runFor(5000);
  await touch(page, 'Suite');
  await page.locator('[data-step=hands-off]').waitFor();
  for (let ghost = 0; ghost < 3; ghost++) await page.mouse.click(400, 400);
  await passHandsOff(page);
  await aimAtCrosses(page, 30);
  await holdFingers(page, 2, 60);
  for (let colour = 0; colour <= 6; colour++) await page.mouse.click(400, 400);
  for (const label of ['Oui', 'On n’entend', 'On n’entend', 'Je ne mesure', 'On n’entend', 'Oui'])
    await touch(page, label);
  await pressKeypad(page, 3);
  for (const label of ['Il en manque', 'Pas de photo']) await touch(page, label);
  await page.locator('[data-step=ready]').waitFor();
}

function setup(kiosk: FakeKiosk): void {
  kiosk.announce({
    status: { phase: 'setup', screen: null, updatedAt: null },
    gone: demoFeed(sceneTime).map(({ id }) => id),
  });
}

async function withWrongClock(page: Page, kiosk: FakeKiosk): Promise<void> {
  kiosk.refuseLookup({ kind: 'refused', because: 'clock.wrong' });
  await touch(page, 'Continuer');
}

function pictured(kiosk: FakeKiosk): void {
  const feed = demoFeed(sceneTime);
  kiosk.announce({ feed: [withGarden(feed, 'water'), withGarden(feed, 'galette')], gone: ['lift'] });
  bringGarden(kiosk);
}

async function withdraw(page: Page, kiosk: FakeKiosk): Promise<void> {
  kiosk.announce({ gone: ['water'] });
  await page.getByText('n’est plus affichée').waitFor();
}

/** Touches the four corners. */
export async function knock(page: Page): Promise<void> {
  const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
  const [right, low] = [width - 20, height - 20];
  for (const [x, y] of [
    [20, 20],
    [right, 20],
    [20, low],
    [right, low],
  ] as const)
    await page.mouse.click(x, y);
}

/** The PIN that the fake kiosk takes. */
export async function enterAsInstaller(page: Page): Promise<void> {
  await typePin(page, '20261124');
  await touch(page, 'Entrer');
}

/** Nobody touches the glass until it asks. Large text waits longer (P1). */
export async function untilAsked(page: Page): Promise<void> {
  for (let steps = 0; steps < 60; steps++) {
    if (await page.locator('[data-screen=idle]').isVisible()) return;
    await page.clock.runFor(5_000);
  }
  throw new Error('the glass asked nobody within five minutes');
}

async function installing(page: Page): Promise<void> {
  await knock(page);
  await enterAsInstaller(page);
}

async function moving(page: Page): Promise<void> {
  await installing(page);
  await touch(page, 'Changer de');
  for (const sign of 'ABCD234Z') await touch(page, sign);
  await touch(page, 'Continuer');
}

async function typePin(page: Page, pin: string): Promise<void> {
  await page.getByRole('button', { name: '1', exact: true }).waitFor(); // the guard of a screen begins when it stands
  for (const digit of pin) await touch(page, digit);
}

/** Leads a fresh page to a scene and lets it settle; `onScreen` sees every screen on the way. */
export async function goTo(
  page: Page,
  kiosk: FakeKiosk,
  { press, before, after }: Scene,
  onScreen: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  before?.(kiosk);
  await page.clock.install({ time: sceneTime });
  await page.goto(kiosk.url);
  await page.locator('[data-screen]:not([data-screen=starting])').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  const wake = press && before !== setup && before !== sensing ? ['Touchez'] : [];
  for (const label of [...wake, ...(press ?? [])]) {
    await onScreen();
    await touch(page, label);
  }
  await after?.(page, kiosk, onScreen);
  await page.clock.runFor(300);
  await page.waitForTimeout(120);
  await onScreen();
}

/**
 * Presses the first visible button whose name begins so, turning pages until it comes.
 * Each press waits for the screen-change guard and the bounce filter.
 */
export async function touch(page: Page, label: string, pagesLeft = 6): Promise<void> {
  await page.clock.runFor(700);
  const found = await spotOf(page, label);
  const turn = found || pagesLeft === 0 ? undefined : await spotOf(page, 'Suite');
  const spot = found ?? turn ?? (await spotSoon(page, label));
  await page.mouse.click(spot.x, spot.y);
  await page.evaluate(() =>
    new Promise(requestAnimationFrame).then(() => new Promise(requestAnimationFrame)),
  );
  if (turn) await touch(page, label, pagesLeft - 1);
}

type Spot = { x: number; y: number };

/** The middle of the first visible button whose name begins so. One question to the page: walks ask it often. */
function spotOf(page: Page, label: string): Promise<Spot | undefined> {
  return page.evaluate((start) => {
    const name = new RegExp(`^\\u27e6?${start}`, 'i');
    const button = [...document.querySelectorAll('button')].find(
      (one) =>
        one.checkVisibility({ visibilityProperty: true }) &&
        name.test((one.getAttribute('aria-label') ?? one.textContent ?? '').replaceAll(/\s+/g, ' ').trim()),
    );
    if (!button) return undefined;
    const { x, y, width, height } = button.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }, label);
}

async function spotSoon(page: Page, label: string): Promise<Spot> {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    await page.waitForTimeout(100);
    if (!(await spotOf(page, label))) continue;
    await page.clock.runFor(700); // what has come just now does not yet take a touch
    const spot = await spotOf(page, label);
    if (spot) return spot;
  }
  throw new Error(`«${label}» is not on the glass`);
}

/** A fake kiosk with the invented residence at the time of the scenes. */
export function startSceneKiosk(folder: string): Promise<FakeKiosk> {
  const status = aStatus(sceneTime, {
    clock: { offsetMs: 0, trusted: true },
    voices: [...languageSchema.options],
  });
  return startFakeKiosk(folder, demoFeed(sceneTime), status);
}
