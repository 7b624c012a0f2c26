import type { HelpRequest } from '#shared/domain/help-request.ts';
import type { Residence } from '#shared/domain/residence.ts';
import { addDays } from '../../i18n/calendar.ts';
import type { Draft } from '../../stage/use-act.ts';

/** When the helper can come; null: not known yet. */
export type OfferedMoment = Draft<'help.offer'>['comes'];

/** Help for one request, or for whoever asks. */
export type FormName = 'offer' | 'volunteer';

/** The pages that ask who helps, the same in both forms. */
export type WhoStep = 'first-name' | 'floor' | 'phone' | 'digits' | 'check';

/** Who helps, as far as it was answered. */
export type WhoDraft = { firstName?: string; floor?: string | null; phone?: string | null };

/** The pages of an offer for one request, in their order. */
export type OfferStep = 'card' | 'when' | 'part' | WhoStep;

/** What was answered so far. `date` waits for its part of the day. */
export type OfferDraft = WhoDraft & { date?: string; comes?: OfferedMoment };

/** The pages of each form, by question. */
const questions: Record<FormName, readonly (readonly string[])[]> = {
  offer: [['when', 'part'], ['first-name', 'floor'], ['phone', 'digits'], ['check']],
  volunteer: [['need'], ['days', 'part'], ['first-name', 'floor'], ['phone', 'digits'], ['check']],
};

/** The number of the question that a page belongs to, and how many there are. */
export function questionOf(form: FormName, step: string): { question: number; count: number } {
  const pages = questions[form];
  return { question: 1 + pages.findIndex((steps) => steps.includes(step)), count: pages.length };
}

/** What is sent, or undefined while an answer is missing. */
export function offerOf(requestId: string, draft: OfferDraft): Draft<'help.offer'> | undefined {
  const { comes, firstName, floor, phone } = draft;
  if (comes === undefined || firstName === undefined || floor === undefined || phone === undefined)
    return undefined;
  return { requestId, firstName, floor, phone, comes };
}

const daysShown = 4;

/** The moment that was wished, if it is one day and not over; it is the first that is offered. */
export function wishedMoment({ wish }: HelpRequest, today: string | undefined): OfferedMoment {
  if (wish.kind !== 'day' || (today !== undefined && wish.date < today)) return null;
  return { date: wish.date, part: wish.part };
}

/** Days that a helper may name, without the wished one. None while the clock is not trusted. */
export function offeredDays({ wish }: HelpRequest, today: string | undefined): string[] {
  if (today === undefined) return [];
  const days = Array.from({ length: daysShown + 1 }, (_, count) => addDays(today, count));
  const others = wish.kind === 'day' ? days.filter((day) => day !== wish.date) : days;
  const within = wish.kind === 'week' ? others.filter((day) => day <= wish.until) : others;
  return within.slice(0, daysShown);
}

/** Names of the floors that people live on, in all buildings, lowest first, each once. */
export function floorsOf(residence: Residence | null): string[] {
  const floors = (residence?.buildings ?? []).flatMap((building) => building.floors);
  const lived = floors
    .filter(({ doors }) => doors.length > 0)
    .toSorted((one, other) => one.level - other.level);
  return [...new Set(lived.map(({ name }) => name))];
}
