import type { Event } from '#shared/domain/event.ts';

/** By day and hour; what is over is left out when the time is known. */
export function comingEvents(events: readonly Event[], now: number | undefined): Event[] {
  return events
    .filter(({ endsAt }) => now === undefined || endsAt > now)
    .toSorted((one, other) => one.startsAt - other.startsAt || one.title.localeCompare(other.title));
}

const weekMs = 7 * 86_400_000;

/**
 * What a person looks through: everything of the next 7 days, and of what comes later the first of each name.
 * A weekly choir is not ten entries; it comes up again when its week has begun.
 */
export function worthListing(coming: readonly Event[], now: number): Event[] {
  const named = new Set<string>();
  return coming.filter(({ title, startsAt }) => {
    const isFirst = !named.has(title);
    named.add(title);
    return isFirst || startsAt < now + weekMs;
  });
}
