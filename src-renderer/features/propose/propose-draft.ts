import type { ProposalCategory } from '#shared/domain/proposal.ts';
import type { Draft } from '../../stage/use-act.ts';

/** The pages of the form, in their order; a page that an answer makes needless is passed over. */
export type ProposeStep =
  | 'what'
  | 'other'
  | 'day'
  | 'part'
  | 'hour'
  | 'where'
  | 'who'
  | 'first-name'
  | 'building'
  | 'floor'
  | 'check';

/** The parts of a day in which an hour is chosen. */
export type DayPart = 'morning' | 'afternoon' | 'evening';

/** What was answered so far. Lives in the screen of the form and goes with it. */
export type ProposeDraft = {
  category?: ProposalCategory;
  title?: string;
  /** `2026-11-24` */
  date?: string;
  part?: DayPart;
  /** Minute of the day. */
  minute?: number;
  place?: string;
  isNamed?: boolean;
  firstName?: string;
  /** null: not told. */
  building?: string | null;
  floor?: string | null;
};

/** The number of the question, 1 to 5, that a page belongs to. */
export function questionOf(step: ProposeStep): number {
  const firsts: ProposeStep[][] = [['what', 'other'], ['day'], ['part', 'hour'], ['where']];
  const index = firsts.findIndex((steps) => steps.includes(step));
  return index === -1 ? 5 : index + 1;
}

/** The page after an answer. `buildings`: a house with one building is not asked which. */
export function stepAfter(step: ProposeStep, draft: ProposeDraft, buildings: number): ProposeStep {
  switch (step) {
    case 'what':
      return draft.category === 'other' ? 'other' : 'day';
    case 'other':
      return 'day';
    case 'day':
      return 'part';
    case 'part':
      return 'hour';
    case 'hour':
      return 'where';
    case 'where':
      return 'who';
    case 'who':
      return draft.isNamed ? 'first-name' : 'check';
    case 'first-name':
      return buildings > 1 ? 'building' : 'floor';
    case 'building':
      return draft.building === null ? 'check' : 'floor';
    case 'floor':
    case 'check':
      return 'check';
  }
}

/** What is sent, or undefined while an answer is missing. */
export function proposalOf(draft: ProposeDraft): Draft<'event.propose'> | undefined {
  const { category, title, date, minute, place, isNamed = false, firstName = null, floor = null } = draft;
  if (!category || !title || !date || minute === undefined || !place) return undefined;
  return {
    category,
    title,
    date,
    time: timeOf(minute),
    place,
    firstName: isNamed ? firstName : null,
    floor: isNamed ? floor : null,
  };
}

/** The half hours of a part of the day that may still be chosen; `after`: the minute that it is today. */
export function hoursOf(part: DayPart, after = -1): number[] {
  const [from, until] = { morning: [8, 12], afternoon: [12, 18], evening: [18, 22] }[part] as [
    number,
    number,
  ];
  const halves = Array.from({ length: (until - from) * 2 }, (_, index) => from * 60 + index * 30);
  return halves.filter((minute) => minute > after);
}

/** `15:30` */
function timeOf(minute: number): string {
  const twoDigits = (number: number) => String(number).padStart(2, '0');
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}
