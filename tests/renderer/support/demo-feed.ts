/** A small invented residence for looking at screens: everything is relative to the moment given. */
import type { FeedEntry } from '#shared/kiosk-api/announcements.ts';
import { eventSchema } from '#shared/domain/event.ts';
import { faultSchema } from '#shared/domain/fault.ts';
import { helpRequestSchema } from '#shared/domain/help-request.ts';
import { noticeSchema } from '#shared/domain/notice.ts';
import { placeSchema } from '#shared/domain/place.ts';
import { residenceSchema } from '#shared/domain/residence.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** The feed of the invented residence at an instant. */
export function demoFeed(now: number): FeedEntry[] {
  const midnight = now - (now % day) - hour; // Paris in winter
  const at = (days: number, hours: number) => midnight + days * day + hours * hour;
  return [residence(), ...notices(now, at), ...events(at), ...places(), ...requests(now, at), ...faults(at)];
}

type At = (days: number, hours: number) => number;

function residence(): FeedEntry {
  const building = (id: string, floors: number, doors: number) => ({
    id,
    name: `Bâtiment ${id}`,
    lift: true,
    floors: Array.from({ length: floors }, (_, level) => ({
      level,
      name: level === 0 ? 'Rez-de-chaussée' : `Étage ${level}`,
      doors: Array.from({ length: doors }, (_door, index) => `${id}${level}${index + 1}`),
    })),
  });
  const value = residenceSchema.parse({
    id: 'hirondelles',
    name: 'Résidence Les Hirondelles',
    address: { street: '3 rue du Moulin', postcode: '06000', city: 'Nice' },
    setting: 'sea',
    buildings: [building('A', 6, 4), building('B', 7, 3)],
    contacts: [
      {
        id: 'gardien',
        role: 'Gardien',
        name: 'Bruno Lavigne',
        phone: '04 65 71 20 01',
        place: 'Loge, bâtiment A, rez-de-chaussée',
        openingHours: 'Mo-Fr 07:30-12:00,16:00-19:00; Sa 08:00-12:00; PH off',
        says: 'Vous pouvez venir à la loge ou appeler.',
      },
      {
        id: 'lift',
        role: 'Ascenseur',
        name: 'Ascenseurs du Phare',
        phone: '04 65 71 20 04',
        openingHours: '24/7',
      },
    ],
    emergencyNumbers: [
      { number: '15', name: 'Urgence de santé' },
      { number: '18', name: 'Pompiers' },
      { number: '112', name: 'Toutes les urgences' },
    ],
  });
  return { kind: 'residence', id: value.id, rev: 1, value };
}

function notices(now: number, at: At): FeedEntry[] {
  const drafts = [
    {
      id: 'lift',
      category: 'lift',
      level: 'urgent',
      title: 'L’ascenseur du bâtiment B est en panne',
      body: [
        'L’ascenseur du bâtiment B ne marche plus.',
        'Le technicien vient aujourd’hui, avant 18 heures.',
        'Prenez l’escalier si vous le pouvez.',
        'Vous avez du mal à monter ?',
        'Appelez le gardien.',
        'Il porte vos courses jusqu’à votre porte.',
      ],
      when: { startsAt: at(0, 8), endsAt: at(0, 18) },
      where: { buildings: ['B'] },
      contact: 'gardien',
      publishedAt: now - 2 * hour,
      expiresAt: at(0, 18),
    },
    {
      id: 'water',
      category: 'water',
      level: 'important',
      title: 'Coupure d’eau au bâtiment B',
      body: [
        'L’eau est coupée pendant 3 heures.',
        'Un plombier change une vanne dans la cave.',
        'Remplissez une bouteille et un seau la veille.',
        'Ne lancez pas de machine à laver.',
      ],
      when: { startsAt: at(2, 9), endsAt: at(2, 12) },
      where: { buildings: ['B'], place: 'Tout le bâtiment' },
      contact: 'gardien',
      publishedAt: at(-1, 10),
      translations: {
        en: {
          title: 'No water in building B',
          body: [
            'The water is off for 3 hours.',
            'A plumber changes a valve in the cellar.',
            'Fill a bottle and a bucket the day before.',
            'Do not start a washing machine.',
          ],
        },
        ar: {
          title: 'قطع الماء في المبنى B',
          body: [
            'الماء مقطوع لمدة 3 ساعات.',
            'يغيّر السباك صمامًا في القبو.',
            'املؤوا قارورة ودلوًا في اليوم السابق.',
            'لا تشغّلوا غسالة الملابس.',
          ],
        },
      },
    },
    {
      id: 'assembly',
      category: 'assembly-decisions',
      title: 'Décisions de l’assemblée générale',
      body: ['Les propriétaires ont voté le ravalement.', 'Les travaux commencent au printemps.'],
      fullText: [
        'Procès-verbal de l’assemblée générale ordinaire des copropriétaires de la Résidence Les Hirondelles.',
        'Première résolution. L’assemblée désigne le président de séance et deux scrutateurs, à la majorité de l’article 24.',
        'Deuxième résolution. L’assemblée approuve les comptes de l’exercice clos le 31 décembre 2025, à la majorité de l’article 24.',
        'Troisième résolution. L’assemblée décide le ravalement des façades des bâtiments A et B, à la majorité de l’article 25.',
        'Quatrième résolution. L’assemblée fixe les appels de fonds au 1er mars, au 1er juin et au 1er septembre 2027.',
        'Cinquième résolution. L’assemblée donne mandat au conseil syndical pour le choix de la teinte.',
      ],
      publishedAt: at(-3, 9),
      expiresAt: at(27, 23),
      legal: { rule: 'Décret 67-223', minimumDays: 31 },
    },
    {
      id: 'cat',
      category: 'lost',
      title: 'Un chat gris est perdu',
      body: ['Il s’appelle Plume.', 'Il est petit et gris, avec un collier rouge.'],
      publishedAt: at(-1, 18),
    },
    {
      id: 'waste',
      category: 'bulky-waste',
      title: 'Ramassage des gros objets',
      body: ['Posez vos gros objets devant le portail.', 'Le camion passe mercredi matin.'],
      when: { startsAt: at(3, 7) },
      publishedAt: at(-4, 9),
      status: 'moved',
    },
    {
      id: 'long',
      category: 'works',
      title:
        'Travaux de remplacement des canalisations, des compteurs et des robinets dans les caves, les couloirs et les logements des bâtiments A et B, avec des coupures le matin et un retour le soir',
      body: Array.from(
        { length: 14 },
        (_, index) =>
          `Jour ${index + 1} : le plombier passe dans chaque logement, le matin, et vérifie les robinets.`,
      ),
      publishedAt: at(-6, 9),
    },
  ];
  return drafts.map((draft, index) => {
    const value = noticeSchema.parse(draft);
    return { kind: 'notice', id: value.id, rev: index + 2, value };
  });
}

function events(at: At): FeedEntry[] {
  const drafts = [
    {
      id: 'coffee',
      title: 'Café des voisins',
      category: 'meeting',
      startsAt: at(0, 15),
      endsAt: at(0, 17),
      place: { name: 'Salle du bas', building: 'B' },
      description: ['On boit un café et on parle.', 'Venez seul ou à 2.'],
      price: { free: true },
      wheelchair: 'yes',
    },
    {
      id: 'galette',
      title: 'La galette des voisins',
      category: 'party',
      startsAt: at(5, 15),
      endsAt: at(5, 18),
      place: { name: 'Salle du bas', building: 'A' },
      description: ['Chacun apporte une boisson.'],
      price: { free: true, words: 'Gratuit. Chacun apporte une boisson.' },
      wheelchair: 'yes',
      capacity: 20,
      answers: true,
      seatsTaken: 12,
      organiser: 'Le conseil syndical',
    },
    {
      id: 'choir',
      title: 'Chorale du quartier',
      category: 'music',
      status: 'cancelled',
      because: 'La salle est prise ce soir-là.',
      startsAt: at(1, 18),
      endsAt: at(1, 20),
      answers: true,
      seatsTaken: 3,
    },
    {
      id: 'walk',
      title: 'Marche au bord de la mer',
      category: 'outing',
      status: 'moved',
      movedFrom: at(2, 10),
      startsAt: at(4, 10),
      endsAt: at(4, 12),
      place: { name: 'Devant le portail', building: null },
      wheelchair: 'limited',
      answers: true,
      seatsTaken: 4,
    },
    {
      id: 'cards',
      title: 'Après-midi cartes et belote',
      category: 'games',
      startsAt: at(3, 14.5),
      endsAt: at(3, 17),
    },
  ];
  return drafts.map((draft, index) => {
    const value = eventSchema.parse(draft);
    return { kind: 'event', id: value.id, rev: index + 20, value };
  });
}

function places(): FeedEntry[] {
  const drafts = [
    {
      id: 'pharmacy',
      family: 'health',
      name: 'Pharmacie du Moulin',
      whatFor: 'Pour acheter vos médicaments.',
      address: '3 allée du Moulin',
      walkMinutes: 2,
      landmarks: ['la boulangerie', 'le square', 'l’arrêt du bus 12'],
      phone: '0465712101',
      openingHours: 'Mo-Fr 08:30-12:30,14:00-19:30; Sa 09:00-12:30; PH off',
      wheelchair: 'yes',
    },
    {
      id: 'nurses',
      family: 'health',
      name: 'Infirmières du Citronnier',
      whatFor: 'Pour une piqûre ou un vaccin.',
      walkMinutes: 4,
      phone: '04 65 71 21 04',
      openingHours: 'Mo-Su 07:00-09:00,18:00-19:00',
      openingHoursInWords: 'Elles viennent aussi chez vous.',
    },
    {
      id: 'shoes',
      family: 'shops',
      name: 'Cordonnerie',
      openingHours: 'du mardi au samedi, quand le rideau est levé',
    },
  ];
  return drafts.map((draft, index) => {
    const value = placeSchema.parse(draft);
    return { kind: 'place', id: value.id, rev: index + 40, value };
  });
}

function requests(now: number, at: At): FeedEntry[] {
  const wish = { kind: 'day', date: new Date(at(1, 12)).toISOString().slice(0, 10), part: 'morning' };
  const comes = { date: wish.date, part: 'morning' };
  const draft = (number: string, more: object) => ({
    id: `request-${number}`,
    number,
    need: 'errand',
    status: 'open',
    building: 'B',
    wish,
    createdAt: now - hour,
    expiresAt: now + 7 * day,
    ...more,
  });
  const drafts = [
    draft('4827', {
      publicText: 'Une personne du bâtiment B cherche de l’aide pour ses courses.',
      seenBy: 3,
    }),
    draft('5129', {
      status: 'offered',
      need: 'small-repair',
      offers: [{ id: 'offer-1', firstName: 'Fatou', floor: '3e étage', comes, status: 'waiting' }],
    }),
    draft('6138', {
      status: 'matched',
      need: 'company',
      offers: [{ id: 'offer-2', number: '7391', firstName: 'Nadia', comes, status: 'accepted' }],
    }),
    draft('7241', {
      status: 'done',
      need: 'ride',
      offers: [{ id: 'offer-3', firstName: 'Paulo', comes, status: 'accepted' }],
    }),
    draft('8352', { status: 'cancelled', need: 'paperwork' }),
    draft('9463', { status: 'ended', need: 'other' }),
  ];
  return drafts.map((item, index) => {
    const value = helpRequestSchema.parse(item);
    return { kind: 'request', id: value.id, rev: index + 60, value };
  });
}

function faults(at: At): FeedEntry[] {
  const value = faultSchema.parse({
    id: 'fault-lift',
    subject: 'lift',
    place: { building: 'B', floor: null },
    text: null,
    status: 'repairer-called',
    reports: 3,
    word: 'Le réparateur vient mercredi 25 novembre.',
    reportedAt: at(0, 9),
  });
  return [{ kind: 'fault', id: value.id, rev: 80, value }];
}
