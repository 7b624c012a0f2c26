import type { Event } from '#shared/domain/event.ts';

/** By day and hour; what is over is left out when the time is known. */
export function comingEvents(events: readonly Event[], now: number | undefined): Event[] {
  return events
    .filter(({ endsAt }) => now === undefined || endsAt > now)
    .toSorted((one, other) => one.startsAt - other.startsAt || one.title.localeCompare(other.title));
}
