import { valueOf, valuesOf } from './feed.ts';
import type { Feed } from './feed.ts';

/**
 * Numbers whose owners have something to read here: an offer of help, a seat that came free, a seat that was taken
 * before theirs. What waits for a decision comes first; news of an event lasts until it begins.
 */
export function waitingReplies(feed: Feed, now: number): string[] {
  const offered = valuesOf(feed, 'request').filter(({ status }) => status === 'offered');
  const answered = valuesOf(feed, 'answer').filter(({ eventId, status, gotSeat }) => {
    const event = valueOf(feed, 'event', eventId);
    const isNews = status === 'full' || (status === 'coming' && gotSeat);
    return isNews && event !== undefined && event.status !== 'cancelled' && now < event.startsAt;
  });
  return [...offered, ...answered].map(({ number }) => number);
}
