import { assertNever } from '#shared/assert-never.ts';
import { AnswerScreen } from '../features/events/AnswerScreen.tsx';
import { EventScreen } from '../features/events/EventScreen.tsx';
import { EventsScreen } from '../features/events/EventsScreen.tsx';
import { JoinScreen } from '../features/events/JoinScreen.tsx';
import { FaultScreen } from '../features/faults/FaultScreen.tsx';
import { FaultStateScreen } from '../features/faults/FaultStateScreen.tsx';
import { AskScreen } from '../features/help/AskScreen.tsx';
import { HelpScreen } from '../features/help/HelpScreen.tsx';
import { NumberScreen } from '../features/help/NumberScreen.tsx';
import { RequestScreen } from '../features/help/RequestScreen.tsx';
import { LanguageScreen } from '../features/language/LanguageScreen.tsx';
import { FullTextScreen } from '../features/notices/FullTextScreen.tsx';
import { NoticeScreen } from '../features/notices/NoticeScreen.tsx';
import { NoticesScreen } from '../features/notices/NoticesScreen.tsx';
import { OfferScreen } from '../features/offers/OfferScreen.tsx';
import { OffersScreen } from '../features/offers/OffersScreen.tsx';
import { VolunteerScreen } from '../features/offers/VolunteerScreen.tsx';
import { FamilyScreen, PlacesScreen } from '../features/places/PlacesScreen.tsx';
import { ProposeScreen } from '../features/propose/ProposeScreen.tsx';
import { CaretakerScreen, PlaceScreen } from '../features/places/PlaceScreen.tsx';
import type { Screen } from '../stage/screens.ts';

/** Which feature draws which screen; the loop and the home screen come with the first script. */
export function ScreenView({ screen }: { screen: Exclude<Screen, { name: 'attract' | 'home' }> }) {
  switch (screen.name) {
    case 'notices':
      return <NoticesScreen only={screen.only} />;
    case 'notice':
      return <NoticeScreen id={screen.id} />;
    case 'full-text':
      return <FullTextScreen id={screen.id} />;
    case 'events':
      return <EventsScreen />;
    case 'event':
      return <EventScreen id={screen.id} />;
    case 'join':
      return <JoinScreen id={screen.id} />;
    case 'answer':
      return <AnswerScreen id={screen.id} />;
    case 'propose':
      return <ProposeScreen />;
    case 'help':
      return <HelpScreen />;
    case 'ask':
      return <AskScreen again={screen.again} />;
    case 'number':
      return <NumberScreen />;
    case 'request':
      return <RequestScreen number={screen.number} isCancelling={screen.isCancelling} />;
    case 'offers':
      return <OffersScreen />;
    case 'offer':
      return <OfferScreen id={screen.id} />;
    case 'volunteer':
      return <VolunteerScreen />;
    case 'fault':
      return <FaultScreen />;
    case 'fault-state':
      return <FaultStateScreen id={screen.id} />;
    case 'places':
      return <PlacesScreen />;
    case 'family':
      return <FamilyScreen family={screen.family} />;
    case 'place':
      return <PlaceScreen id={screen.id} />;
    case 'caretaker':
      return <CaretakerScreen />;
    case 'language':
      return <LanguageScreen />;
    default:
      return assertNever(screen);
  }
}
