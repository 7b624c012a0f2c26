import {
  BroomIcon,
  CheckCircleIcon,
  DoorIcon,
  DotsThreeCircleIcon,
  DropIcon,
  ElevatorIcon,
  LightbulbIcon,
  SpeakerHighIcon,
  ThermometerHotIcon,
  UserSoundIcon,
  WrenchIcon,
} from '@phosphor-icons/react';
import type { Icon } from '@phosphor-icons/react';
import type { Fault } from '#shared/domain/fault.ts';
import type { Stage } from '../../stage/stage.ts';

export type FaultPlace = Fault['place'];

/** The six subjects, in the order of the screen. */
export const subjects: readonly { subject: Fault['subject']; icon: Icon }[] = [
  { subject: 'lift', icon: ElevatorIcon },
  { subject: 'light', icon: LightbulbIcon },
  { subject: 'door', icon: DoorIcon },
  { subject: 'water', icon: DropIcon },
  { subject: 'heating', icon: ThermometerHotIcon },
  { subject: 'other', icon: DotsThreeCircleIcon },
];

/** What « Autre chose » asks further. */
export const otherSubjects: typeof subjects = [
  { subject: 'cleanliness', icon: BroomIcon },
  { subject: 'noise', icon: SpeakerHighIcon },
  { subject: 'other', icon: DotsThreeCircleIcon },
];

const shownAsRepairedMs = 3 * 86_400_000;

/** What everybody may read: faults that are not repaired, and for three days those that are, so that the news spreads. */
export function faultsToShow(faults: readonly Fault[], now: number): Fault[] {
  const isNews = ({ repairedAt }: Fault) => repairedAt !== null && now - repairedAt < shownAsRepairedMs;
  const open = faults.filter(({ status }) => status !== 'repaired');
  return [...open, ...faults.filter((fault) => fault.status === 'repaired' && isNews(fault))];
}

/** How far the repair is, as a picture beside its words. */
export const faultStateIcons: Record<Fault['status'], Icon> = {
  reported: UserSoundIcon,
  'repairer-called': WrenchIcon,
  repaired: CheckCircleIcon,
};

/** « Ascenseur, bâtiment B, étage 2 » */
export function faultInWords(
  subject: Fault['subject'],
  place: FaultPlace,
  { words }: Pick<Stage, 'words'>,
): string {
  return [
    words.say(`fault.${subject}`),
    ...(place.building === null ? [] : [words.say('place.building', { building: place.building })]),
    ...(place.floor === null ? [] : [place.floor.toLocaleLowerCase()]),
  ].join(', ');
}
