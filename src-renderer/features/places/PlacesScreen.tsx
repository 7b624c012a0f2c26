import {
  BankIcon,
  BusIcon,
  FirstAidKitIcon,
  MusicNotesIcon,
  StorefrontIcon,
  TranslateIcon,
  UserSoundIcon,
  UsersThreeIcon,
} from '@phosphor-icons/react';
import type { Icon } from '@phosphor-icons/react';
import type { Place } from '#shared/domain/place.ts';
import { valuesOf } from '../../stage/feed.ts';
import { peopleLanguage } from '../../stage/people-words.ts';
import { Page } from '../../stage/Page.tsx';
import { useStage } from '../../stage/stage.ts';
import type { ChoiceItem } from '../../ui/Choice.tsx';
import { Paragraph, StateLine } from '../../ui/ReadingBlocks.tsx';
import { PhoneIcon } from '@phosphor-icons/react';

type Family = Place['family'];

const families: readonly { family: Family; icon: Icon }[] = [
  { family: 'health', icon: FirstAidKitIcon },
  { family: 'shops', icon: StorefrontIcon },
  { family: 'town', icon: BankIcon },
  { family: 'help', icon: UsersThreeIcon },
  { family: 'leisure', icon: MusicNotesIcon },
  { family: 'transport', icon: BusIcon },
];

/** « Adresses utiles »: the caretaker first, then six families. */
export function PlacesScreen() {
  const { words, residence, open } = useStage();
  const choices: ChoiceItem[] = [
    {
      key: 'caretaker',
      label: words.say('caretaker.the'),
      icon: UserSoundIcon,
      look: 'teal',
      onPress: () => open({ name: 'caretaker' }),
    },
    ...families.map(({ family, icon }): ChoiceItem => ({
      key: family,
      label: words.say(`family.${family}`),
      icon,
      look: 'teal',
      onPress: () => open({ name: 'family', family }),
    })),
  ];
  return (
    <Page screen="places" title={words.say('home.places')} choices={choices}>
      {(residence?.emergencyNumbers ?? []).slice(0, 4).map(({ number, name }) => (
        <StateLine key={number} icon={PhoneIcon}>
          {words.say('places.emergency', { number, name })}
        </StateLine>
      ))}
    </Page>
  );
}

/** The addresses of one family, the nearest first. */
export function FamilyScreen({ family }: { family: Family }) {
  const { words, feed, open } = useStage();
  const places = valuesOf(feed, 'place')
    .filter((place) => place.family === family)
    .toSorted(
      (one, other) =>
        (one.walkMinutes ?? Infinity) - (other.walkMinutes ?? Infinity) || one.name.localeCompare(other.name),
    );
  const language = peopleLanguage(words);
  const icon = families.find((entry) => entry.family === family)?.icon;
  const list = places.map((place) => ({
    key: place.id,
    title: place.name,
    language,
    subline: place.walkMinutes === null ? undefined : words.say('place.walk', { minutes: place.walkMinutes }),
    icon,
    hue: 'teal' as const,
    onPress: () => open({ name: 'place', id: place.id }),
  }));
  return (
    <Page screen="places" step={family} title={words.say(`family.${family}`)} list={list}>
      {list.length === 0 && <Paragraph>{words.say('places.none')}</Paragraph>}
      {language && list.length > 0 && <StateLine icon={TranslateIcon}>{words.say('people.texts')}</StateLine>}
    </Page>
  );
}
