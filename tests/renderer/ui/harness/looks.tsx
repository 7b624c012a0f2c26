import {
  AddressBookIcon,
  ArrowLineDownIcon,
  BasketIcon,
  CalendarPlusIcon,
  CalendarXIcon,
  CarIcon,
  CheckCircleIcon,
  CheckFatIcon,
  CircleHalfIcon,
  CoffeeIcon,
  ConfettiIcon,
  DotsThreeCircleIcon,
  DropIcon,
  ElevatorIcon,
  FileTextIcon,
  GavelIcon,
  GlobeIcon,
  HammerIcon,
  HandHeartIcon,
  HandshakeIcon,
  MegaphoneIcon,
  NumpadIcon,
  QuestionIcon,
  SpeakerHighIcon,
  TextAaIcon,
  TrayIcon,
  UserSoundIcon,
  WarningCircleIcon,
  WrenchIcon,
  XCircleIcon,
} from '@phosphor-icons/react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { AttractFrame } from '#renderer/ui/AttractFrame.tsx';
import type { ChoiceItem } from '#renderer/ui/Choice.tsx';
import type { ComfortKey } from '#renderer/ui/ComfortRow.tsx';
import { Frame } from '#renderer/ui/Frame.tsx';
import type { FrameChrome } from '#renderer/ui/Frame.tsx';
import { Keyboard } from '#renderer/ui/Keyboard.tsx';
import { CodePad, Keypad } from '#renderer/ui/Keypad.tsx';
import type { ListItem } from '#renderer/ui/ListChoice.tsx';
import {
  BigNumber,
  DigitBoxes,
  Emblem,
  Fact,
  Paragraph,
  PinnedMessage,
  RemainingBar,
  StateLine,
  TypedLine,
} from '#renderer/ui/ReadingBlocks.tsx';

const query = new URLSearchParams(location.search);
const hour = Number(query.get('hour') ?? 10);
const isArabic = query.get('dir') === 'rtl';
const nothing = () => undefined;
const say = (french: string, arabic: string) => (isArabic ? arabic : french);

const comfort: ComfortKey[] = [
  { key: 'listen', label: say('Écouter', 'استماع'), icon: SpeakerHighIcon, onPress: nothing },
  { key: 'text', label: say('Texte plus grand', 'نص أكبر'), icon: TextAaIcon, onPress: nothing },
  { key: 'contrast', label: say('Contraste', 'تباين'), icon: CircleHalfIcon, onPress: nothing },
  { key: 'lower', label: say('Écran plus bas', 'شاشة أخفض'), icon: ArrowLineDownIcon, onPress: nothing },
  { key: 'language', label: say('Langue', 'اللغة'), icon: GlobeIcon, onPress: nothing },
];

const chrome: FrameChrome = {
  scene: {
    buildings: [
      { name: 'A', floors: 6, doorsPerFloor: 5 },
      { name: 'B', floors: 7, doorsPerFloor: 4 },
      ...(query.get('buildings') === '3' ? [{ name: 'C', floors: 4, doorsPerFloor: 6 }] : []),
    ],
    hour,
    litCount: Number(query.get('lit') ?? 17),
    seed: 42,
    setting: query.get('setting') === 'hills' ? 'hills' : 'sea',
  },
  clock: {
    time: say(`${Math.floor(hour)} h 05`, `${Math.floor(hour)}:05`),
    date: say('Mardi 24 novembre', 'الثلاثاء 24 نوفمبر'),
  },
  urgent: query.has('urgent')
    ? { label: 'Urgent', title: 'L’ascenseur du bâtiment B est en panne', until: 'Jusqu’à 18 heures' }
    : undefined,
  freshness: query.has('offline')
    ? { text: 'Pas d’internet depuis 14 heures 10. Ces annonces datent de ce matin.', isFresh: false }
    : { text: say('À jour (il y a 2 minutes)', 'محدّث (قبل دقيقتين)'), isFresh: true },
  comfort,
  footer: 'Résidence Le Cormoran Bleu',
  nextLabel: say('Suite', 'التالي'),
  openLabel: 'Ouvrir',
  pageLabel: (page, count) => say(`Page ${page} sur ${count}`, `صفحة ${page} من ${count}`),
};
const ways = {
  back: { label: say('Retour', 'رجوع'), onPress: nothing },
  home: { label: say('Accueil', 'الرئيسية'), onPress: nothing },
  done: { label: say('J’ai fini', 'انتهيت'), onPress: nothing },
};

const tile = (
  label: string,
  icon: ChoiceItem['icon'],
  look: ChoiceItem['look'],
  note?: string,
): ChoiceItem => ({
  key: label,
  label,
  icon,
  look,
  note,
  onPress: nothing,
});

function Home(): ReactNode {
  const tiles = isArabic
    ? [
        tile('الإعلانات', MegaphoneIcon, 'sea'),
        tile('خرجات وحفلات', ConfettiIcon, 'plum'),
        tile('طلب مساعدة', HandHeartIcon, 'brick'),
        tile('يمكنني المساعدة', HandshakeIcon, 'olive'),
        tile('الإبلاغ عن عطل', WrenchIcon, 'sand'),
        tile('عناوين مفيدة', AddressBookIcon, 'teal'),
      ]
    : [
        tile('Les annonces', MegaphoneIcon, 'sea', '2 nouvelles'),
        tile('Les sorties et fêtes', ConfettiIcon, 'plum'),
        tile('Demander de l’aide', HandHeartIcon, 'brick'),
        tile('Je peux aider', HandshakeIcon, 'olive'),
        tile('Signaler une panne', WrenchIcon, 'sand'),
        tile('Adresses utiles', AddressBookIcon, 'teal'),
      ];
  return (
    <Frame
      {...chrome}
      {...ways}
      screen="home"
      title={say('Bonjour !\nQue voulez-vous faire ?', 'مرحبًا !\nماذا تريد أن تفعل ؟')}
      choices={tiles}
    >
      <PinnedMessage label={say('Vous lisiez :', 'كنت تقرأ :')}>
        {say('Coupure d’eau jeudi matin.', 'انقطاع الماء صباح الخميس.')}
      </PinnedMessage>
      <StateLine icon={UserSoundIcon}>
        {say('Le gardien est là jusqu’à 12 heures.', 'الحارس هنا حتى الساعة 12.')}
      </StateLine>
    </Frame>
  );
}

function Ask() {
  return (
    <Frame
      {...chrome}
      {...ways}
      screen="ask"
      step="1"
      title="De quoi avez-vous besoin ?"
      mark={{ label: 'Étape 1 sur 4' }}
      choices={[
        tile('Faire mes courses', BasketIcon, 'brick'),
        tile('Un petit bricolage', HammerIcon, 'brick'),
        tile('De la compagnie', CoffeeIcon, 'brick'),
        tile('Un papier à remplir', FileTextIcon, 'brick'),
        tile('Un trajet', CarIcon, 'brick'),
        tile('Autre chose', DotsThreeCircleIcon, 'brick'),
      ]}
    >
      <Paragraph>Si vous partez, l’écran efface tout.</Paragraph>
    </Frame>
  );
}

function Event() {
  return (
    <Frame
      {...chrome}
      {...ways}
      screen="event"
      title="La galette des voisins"
      mark={{ label: 'Sortie ou fête', icon: ConfettiIcon, hue: 'plum' }}
      choices={[
        tile('Je participe', CheckFatIcon, 'main'),
        tile('Proposer une autre sortie', CalendarPlusIcon, 'plain'),
      ]}
    >
      <Fact label="Quand">Samedi 9 janvier, 15 heures</Fact>
      <Fact label="Où">Salle du bas, bâtiment A</Fact>
      <Fact label="Prix">Gratuit. Chacun apporte une boisson.</Fact>
      <Fact label="Fauteuil">Oui, accès de plain-pied</Fact>
      <Fact label="Places">12 voisins viennent. Il reste 8 places.</Fact>
    </Frame>
  );
}

function Number_() {
  return (
    <Frame
      {...chrome}
      {...ways}
      screen="ask"
      step="done"
      title="Votre numéro est le"
      choices={[tile('J’ai noté', CheckFatIcon, 'main'), tile('Annuler ma demande', XCircleIcon, 'plain')]}
    >
      <BigNumber>48 27</BigNumber>
      <Paragraph>Gardez ce numéro. Il montre où en est votre demande.</Paragraph>
      <StateLine icon={TrayIcon}>Votre demande partira toute seule quand internet revient.</StateLine>
    </Frame>
  );
}

const entry = (title: string, subline: string, more: Partial<ListItem> = {}): ListItem => ({
  key: title,
  title,
  subline,
  icon: MegaphoneIcon,
  hue: 'sea',
  onPress: nothing,
  ...more,
});

function Notices() {
  return (
    <Frame
      {...chrome}
      {...ways}
      screen="notices"
      title="Les annonces"
      list={[
        entry('L’ascenseur du bâtiment B est en panne', 'Aujourd’hui', {
          icon: ElevatorIcon,
          marks: [{ label: 'Urgent', icon: WarningCircleIcon, hue: 'brick' }],
        }),
        entry('Coupure d’eau jeudi matin', 'Jeudi 26 novembre', { icon: DropIcon }),
        entry('Décisions de l’assemblée générale', 'Du 3 novembre au 3 décembre', {
          icon: GavelIcon,
          marks: [{ label: 'Affichage obligatoire', icon: GavelIcon, hue: 'sun' }],
        }),
        entry('Le marché de Noël change de place', 'Lundi 23 novembre'),
        entry('Le tri des cartons', 'Dimanche 22 novembre'),
        entry('Réunion du jardin', 'Avant : mardi 24 novembre', {
          marks: [{ label: 'Annulé', icon: CalendarXIcon, hue: 'brick' }],
        }),
      ]}
    />
  );
}

const longText = Array.from(
  { length: 12 },
  (_, index) =>
    `Phrase ${index + 1}. L’eau sera coupée jeudi de 9 heures à midi. Remplissez une bouteille avant, et fermez bien vos robinets.`,
);

function Notice() {
  return (
    <Frame
      {...chrome}
      {...ways}
      screen="notice"
      title={query.get('title') ?? 'Coupure d’eau jeudi matin dans les bâtiments A et B'}
      mark={{ label: 'Important', icon: WarningCircleIcon, hue: 'sea' }}
      choices={query.has('nochoice') ? undefined : [tile('J’ai compris', CheckFatIcon, 'main')]}
    >
      <Fact label="Quand">Jeudi 26 novembre, de 9 heures à 12 heures</Fact>
      <Fact label="Qui appeler">Le gardien, 01 23 45 67 89</Fact>
      {longText.map((text) => (
        <Paragraph key={text}>{text}</Paragraph>
      ))}
    </Frame>
  );
}

function Code() {
  const [typed, setTyped] = useState('48');
  return (
    <Frame
      {...chrome}
      {...ways}
      screen="request"
      title="Tapez votre numéro"
      keys={
        <Keypad
          onSign={(sign) => setTyped((before) => (before + sign).slice(0, 4))}
          erase={{ label: 'Effacer', onPress: () => setTyped((before) => before.slice(0, -1)) }}
          send={{ label: 'Voir ma demande', icon: NumpadIcon, onPress: nothing }}
        />
      }
    >
      <DigitBoxes value={typed} length={4} group={2} name="Votre numéro" />
    </Frame>
  );
}

function Setup() {
  const [typed, setTyped] = useState('K7M');
  return (
    <Frame
      {...chrome}
      back={ways.back}
      screen="setup"
      title="Tapez le code de la résidence."
      keys={
        <CodePad
          onSign={(sign) => setTyped((before) => (before + sign).slice(0, 8))}
          erase={{ label: 'Effacer', onPress: () => setTyped((before) => before.slice(0, -1)) }}
        />
      }
    >
      <DigitBoxes value={typed} length={8} group={4} name="Code" />
      <StateLine icon={XCircleIcon} tone="alert">
        Ce code contient une erreur. Vérifiez chaque signe.
      </StateLine>
    </Frame>
  );
}

function Letters() {
  const [typed, setTyped] = useState('Jean-Christophe');
  return (
    <Frame
      {...chrome}
      {...ways}
      screen="request"
      step="name"
      title="Votre prénom ?"
      keys={
        <Keyboard
          order={query.has('abc') ? 'abc' : 'azerty'}
          onSign={(sign) => setTyped((before) => before + sign)}
          onChangeOrder={nothing}
          erase={{ label: 'Effacer', onPress: () => setTyped((before) => before.slice(0, -1)) }}
          hide={{ label: 'Cacher', onPress: nothing }}
          goOn={{ label: 'Continuer', onPress: nothing }}
          labels={{ space: 'Espace', accents: 'é è à', letters: 'Lettres' }}
        />
      }
    >
      <TypedLine value={typed} name="Votre prénom" />
    </Frame>
  );
}

function Confirmation() {
  return (
    <Frame
      {...chrome}
      {...ways}
      screen="event"
      step="joined"
      title="C’est noté !"
      choices={[tile('Changer d’avis', XCircleIcon, 'plain')]}
    >
      <Emblem icon={CheckCircleIcon} hue="olive" />
      <Paragraph weight="strong">Samedi 9 janvier, 15 heures, salle du bas.</Paragraph>
      <Paragraph>Vous êtes 12.</Paragraph>
    </Frame>
  );
}

function Idle() {
  return (
    <Frame
      {...chrome}
      screen="idle"
      title="Vous êtes toujours là ?"
      done={ways.done}
      choices={[tile('Oui, je continue', QuestionIcon, 'main')]}
    >
      <Paragraph>L’écran s’efface dans 30 secondes.</Paragraph>
      <RemainingBar share={0.7} />
    </Frame>
  );
}

function Attract() {
  return (
    <AttractFrame
      scene={chrome.scene}
      clock={chrome.clock}
      urgent={chrome.urgent}
      comfort={comfort}
      footer={chrome.footer}
      screen="attract"
      messageKey="galette"
      mark={{ label: 'Samedi, 15 heures', icon: ConfettiIcon, hue: 'plum' }}
      title={query.get('title') ?? 'La galette des voisins'}
      line="Salle du bas. 12 voisins viennent déjà."
      invitation={{
        title: say('Touchez l’écran', 'المس الشاشة'),
        inOtherLanguages: 'Touch · Toque · Dokunun · المس',
      }}
      onWake={nothing}
    />
  );
}

export const looks: Record<string, () => ReactNode> = {
  home: Home,
  ask: Ask,
  event: Event,
  number: Number_,
  notices: Notices,
  notice: Notice,
  code: Code,
  letters: Letters,
  setup: Setup,
  confirmation: Confirmation,
  idle: Idle,
  attract: Attract,
};
