import type { HelpRequest } from '#shared/domain/help-request.ts';
import type { Residence } from '#shared/domain/residence.ts';
import { addDays } from '../../i18n/calendar.ts';
import type { Draft } from '../../stage/use-act.ts';

/** When the helper can come; null: not known yet. */
export type OfferedMoment = Draft<'help.offer'>['comes'];

/** The pages of the form, in their order. */
export type OfferStep = 'card' | 'when' | 'part' | 'first-name' | 'floor' | 'phone' | 'digits' | 'check';

/** What was answered so far. `date` waits for its part of the day. */
export type OfferDraft = {
  date?: string;
  comes?: OfferedMoment;
  firstName?: string;
  floor?: string | null;
  phone?: string | null;
};

/** The number of the question, 1 to 4, that a page belongs to. */
export function questionOf(step: OfferStep): number {
  if (step === 'when' || step === 'part') return 1;
  if (step === 'first-name' || step === 'floor') return 2;
  return step === 'check' ? 4 : 3;
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
