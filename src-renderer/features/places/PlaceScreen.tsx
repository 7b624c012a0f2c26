import {
  ClockIcon,
  MapPinIcon,
  PersonSimpleWalkIcon,
  PhoneIcon,
  TranslateIcon,
  UserSoundIcon,
  WheelchairIcon,
} from '@phosphor-icons/react';
import type { Place } from '#shared/domain/place.ts';
import { phoneByPairs, phoneLink } from '../../i18n/phone.ts';
import { caretakerOf } from '../../stage/caretaker.ts';
import { valueOf } from '../../stage/feed.ts';
import { openingNow } from '../../stage/opening.ts';
import { peopleLanguage } from '../../stage/people-words.ts';
import { Page } from '../../stage/Page.tsx';
import { useStage } from '../../stage/stage.ts';
import type { Stage } from '../../stage/stage.ts';
import { PhoneCode } from '../../ui/PhoneCode.tsx';
import { Fact, Heading, Paragraph, StateLine } from '../../ui/ReadingBlocks.tsx';
import { RouteStop } from '../../ui/RouteStop.tsx';
import { hoursInWords } from './hours-in-words.ts';

/** The card of one useful address. */
export function PlaceScreen({ id }: { id: string }) {
  const stage = useStage();
  const { words, feed } = stage;
  const place = valueOf(feed, 'place', id);
  if (!place) {
    return (
      <Page screen="place" step="gone" title={words.say('place.gone')}>
        <Paragraph>{words.say('notice.gone-next')}</Paragraph>
      </Page>
    );
  }
  const language = peopleLanguage(words);
  return (
    <Page
      screen="place"
      title={place.name}
      titleLanguage={language}
      mark={{ label: words.say(`family.${place.family}`), icon: MapPinIcon, hue: 'teal' }}
    >
      {language && <StateLine icon={TranslateIcon}>{words.say('people.text')}</StateLine>}
      {place.whatFor !== null && <Paragraph language={language}>{place.whatFor}</Paragraph>}
      {placeFacts(place, stage).map((fact) => (
        <Fact key={fact.label} {...fact} />
      ))}
      {place.landmarks.length > 0 && (
        <>
          <Heading icon={PersonSimpleWalkIcon}>{words.say('place.way')}</Heading>
          <RouteStop kind="here">{words.say('place.here')}</RouteStop>
          {place.landmarks.map((landmark) => (
            <RouteStop key={landmark} kind="passed" language={language}>
              {landmark}
            </RouteStop>
          ))}
          <RouteStop kind="there" language={language}>
            {place.name}
          </RouteStop>
        </>
      )}
      {place.phone !== null && (
        <PhoneCode content={phoneLink(place.phone)}>{words.say('place.code')}</PhoneCode>
      )}
    </Page>
  );
}

function placeFacts(place: Place, stage: Stage) {
  const { words } = stage;
  const { say } = words;
  const hours = hoursInWords(place.openingHours, place.openingHoursInWords, stage);
  const walk = place.walkMinutes === null ? undefined : say('place.walk', { minutes: place.walkMinutes });
  return [
    ...(place.phone === null
      ? []
      : [{ label: say('fact.phone'), children: phoneByPairs(place.phone), icon: PhoneIcon }]),
    ...(hours === undefined ? [] : [{ label: say('fact.hours'), children: hours, icon: ClockIcon }]),
    ...(place.address === null
      ? []
      : [
          {
            label: say('fact.where'),
            children: place.address,
            icon: MapPinIcon,
            language: peopleLanguage(words),
          },
        ]),
    ...(walk === undefined
      ? []
      : [{ label: say('fact.distance'), children: walk, icon: PersonSimpleWalkIcon }]),
    ...(place.wheelchair === 'unknown'
      ? []
      : [
          {
            label: say('fact.wheelchair'),
            children: say(`wheelchair.${place.wheelchair}`),
            icon: WheelchairIcon,
          },
        ]),
  ];
}

/** « Parler au gardien »: the person behind every error and every refusal. */
export function CaretakerScreen() {
  const stage = useStage();
  const { words, residence, calendar } = stage;
  const caretaker = caretakerOf(residence);
  const opening = openingNow(caretaker?.openingHours ?? null, stage);
  const presence =
    opening.kind === 'open' && opening.until
      ? words.say('caretaker.until', { hour: calendar.hourOfMinute(opening.until.minute) })
      : hoursInWords(caretaker?.openingHours ?? null, null, stage);
  return (
    <Page
      screen="place"
      step="caretaker"
      title={
        caretaker
          ? words.say('caretaker.name', { role: caretaker.role, name: caretaker.name })
          : words.say('caretaker.the')
      }
      mark={{ label: words.say('caretaker.the'), icon: UserSoundIcon, hue: 'teal' }}
    >
      {!caretaker && <Paragraph>{words.say('caretaker.unknown')}</Paragraph>}
      {caretaker?.says && <Paragraph language={peopleLanguage(words)}>{caretaker.says}</Paragraph>}
      {caretaker?.phone && (
        <Fact label={words.say('fact.phone')} icon={PhoneIcon}>
          {phoneByPairs(caretaker.phone)}
        </Fact>
      )}
      {presence !== undefined && (
        <Fact label={words.say('fact.hours')} icon={ClockIcon}>
          {presence}
        </Fact>
      )}
      {caretaker?.place && (
        <Fact label={words.say('fact.where')} icon={MapPinIcon} language={peopleLanguage(words)}>
          {caretaker.place}
        </Fact>
      )}
    </Page>
  );
}
