import type { OwnAction } from '../feed/own-action.ts';
import type { VisibleFeed } from '../feed/visible-feed.ts';
import type { Clock, Time } from '../ports.ts';
import { FollowRequest } from './follow-request.ts';
import { FloorProof } from './prove-floor.ts';
import { WrongTries } from './wrong-tries.ts';

type Parts = {
  clock: Clock;
  time: Time;
  feed: Pick<VisibleFeed, 'findNumbered' | 'findOffered' | 'residence'>;
  /** What was done here and the feed does not show yet. */
  own: () => readonly OwnAction[];
  isOnline: () => boolean;
};

/** How somebody comes back with a number, and proves their floor: wrong tries at either count together. */
export function joinRequests({ clock, time, feed, own, isOnline }: Parts): {
  following: FollowRequest;
  floors: FloorProof;
} {
  const tries = new WrongTries(clock);
  const find = (number: string) => feed.findNumbered(number);
  const floors = new FloorProof({ tries, find, own, residence: () => feed.residence });
  const following = new FollowRequest({
    tries,
    time,
    find,
    findOffered: (number) => feed.findOffered(number),
    asksFloor: ({ id, floorCheck }) => floors.isAsked(id, floorCheck),
    isKept: (id) => own().some(({ key, isPending }) => key === id && isPending),
    isOnline,
  });
  return { following, floors };
}
