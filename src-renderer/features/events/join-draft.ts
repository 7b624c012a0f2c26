import type { Reminder } from '#shared/domain/event-answer.ts';
import type { Event } from '#shared/domain/event.ts';
import { seatsLeft } from '../../stage/event-words.ts';

/** What somebody has answered so far on the way to « Envoyer ». */
export type JoinDraft = {
  people: number;
  /** null: not told. */
  firstName: string | null;
  reminder: Reminder | null;
  /** Where their letterbox hangs, while it is being asked. */
  building?: string | undefined;
  floor?: number | undefined;
};

export const emptyJoin: JoinDraft = { people: 1, firstName: null, reminder: null };

export type JoinStep =
  | 'people'
  | 'more'
  | 'who'
  | 'first-name'
  | 'reminder'
  | 'building'
  | 'floor'
  | 'door'
  | 'phone'
  | 'check'
  | { kind: 'sent'; key: string; number: string | null };

/** Whether so many would have to wait for seats, as far as this screen knows. The server decides. */
export function mustWait(event: Event, people: number): boolean {
  return people > (seatsLeft(event) ?? people);
}

/** The numbers of people from `from` to `to` that could ever be seated. */
export function peopleCounts({ capacity }: Event, from: number, to: number): number[] {
  const most = Math.min(to, capacity ?? to);
  return Array.from({ length: Math.max(0, most - from + 1) }, (_, index) => from + index);
}
