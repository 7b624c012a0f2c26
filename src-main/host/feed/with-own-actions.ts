import { assertNever } from '#shared/assert-never.ts';
import type { ActionPayload } from '#shared/actions/action-schemas.ts';
import type { FeedValue } from '#shared/domain/feed-item.ts';
import type { HelpRequest, Wish } from '#shared/domain/help-request.ts';
import type { FeedEntry } from '#shared/kiosk-api/announcements.ts';
import type { UnixMs } from '../ports.ts';
import type { OwnAction } from './own-action.ts';

type KindOf<K extends FeedValue['kind']> = Extract<FeedValue, { kind: K }>['value'];
type Feed = Map<string, FeedEntry>;

const dayMs = 24 * 3_600_000;

/**
 * What a person did here shows at once: changes `feed` (by id) as the server will, oldest action first.
 * Entries are replaced, never changed in place. An action on a thing that is not there changes nothing.
 */
export function addOwnActions(feed: Feed, actions: readonly OwnAction[]): void {
  for (const own of actions) addOwnAction(feed, own);
}

function addOwnAction(feed: Feed, own: OwnAction): void {
  switch (own.kind) {
    case 'help.ask':
      return addNew(feed, own.key, { kind: 'request', value: askedRequest(own.key, own.at, own.payload) });
    case 'fault.report':
      return addNew(feed, own.key, { kind: 'fault', value: reportedFault(own.key, own.at, own.payload) });
    case 'fault.me_too':
      return change(feed, 'fault', own.payload.faultId, (fault) => ({
        ...fault,
        reports: fault.reports + 1,
      }));
    case 'event.propose':
      return addNew(feed, own.key, {
        kind: 'proposal',
        value: waitingProposal(own.key, own.at, own.payload),
      });
    case 'event.join':
      return addJoin(feed, own.key, own.at, own.payload);
    case 'event.wait':
      return change(feed, 'answer', own.payload.joinKey, (answer) => ({ ...answer, status: 'waiting' }));
    case 'event.leave':
      addSeats(feed, own.payload.eventId, -seatsOf(feed, own));
      return change(feed, 'answer', own.payload.joinKey, (answer) => ({ ...answer, status: 'left' }));
    case 'help.cancel':
      return change(feed, 'request', own.payload.requestId, (request) => ({
        ...request,
        status: 'cancelled',
      }));
    case 'help.done':
      return change(feed, 'request', own.payload.requestId, (request) => ({ ...request, status: 'done' }));
    case 'help.thank':
      return change(feed, 'request', own.payload.requestId, (request) => ({ ...request, thanked: true }));
    case 'help.seen':
      return change(feed, 'request', own.payload.requestId, (request) => ({
        ...request,
        seenBy: request.seenBy + 1,
      }));
    case 'help.offer':
      return change(feed, 'request', own.payload.requestId, (request) =>
        offered(request, own.key, own.payload),
      );
    case 'help.withdraw':
      return change(feed, 'request', own.payload.requestId, (request) =>
        without(request, own.payload.offerId, 'withdrawn'),
      );
    case 'help.volunteer':
      return addNew(feed, own.key, { kind: 'volunteer', value: volunteered(own.key, own.at, own.payload) });
    case 'help.stand_down':
      return change(feed, 'volunteer', own.payload.volunteerId, (volunteer) => ({
        ...volunteer,
        status: 'withdrawn',
      }));
    case 'help.accept':
      return change(feed, 'request', own.payload.requestId, (request) =>
        accepted(request, own.payload.offerId),
      );
    case 'help.decline':
      return change(feed, 'request', own.payload.requestId, (request) =>
        without(request, own.payload.offerId, 'declined'),
      );
    case 'notice.understood': // staff alone reads the count
    case 'posting.shown':
      return undefined;
    default:
      return assertNever(own);
  }
}

/** Once the feed has it, the feed's own is right. */
function addNew(feed: Feed, id: string, value: FeedValue): void {
  if (!feed.has(id)) feed.set(id, { ...value, id, rev: 0 });
}

function change<K extends FeedValue['kind']>(
  feed: Feed,
  kind: K,
  id: string,
  alter: (value: KindOf<K>) => KindOf<K>,
): void {
  const entry = feed.get(id);
  if (entry?.kind === kind) feed.set(id, { ...entry, value: alter(entry.value as KindOf<K>) } as FeedEntry);
}

/** Whether there is a seat only the server knows; until then the person comes, or waits if that was the wish. */
function addJoin(feed: Feed, id: string, at: UnixMs, payload: ActionPayload<'event.join'>): void {
  const { eventId, people, number, waits } = payload;
  if (!waits && !feed.has(id)) addSeats(feed, eventId, people);
  if (number === null) return;
  const status = waits ? ('waiting' as const) : ('coming' as const);
  const value = { id, number, eventId, people, status, place: null, gotSeat: false, createdAt: at };
  addNew(feed, id, { kind: 'answer', value });
}

/** The seats that somebody gives back: none, when none was had. */
function seatsOf(feed: Feed, { payload, joinedPeople }: OwnAction & { kind: 'event.leave' }): number {
  const answer = feed.get(payload.joinKey);
  if (answer?.kind !== 'answer') return joinedPeople;
  return answer.value.status === 'coming' ? answer.value.people : 0;
}

function addSeats(feed: Feed, eventId: string, people: number): void {
  change(feed, 'event', eventId, (event) => ({
    ...event,
    seatsTaken: Math.max(0, event.seatsTaken + people),
  }));
}

function askedRequest(id: string, at: UnixMs, payload: ActionPayload<'help.ask'>): HelpRequest {
  const { number, need, building, wish } = payload;
  const expiresAt = endOfWish(wish, at);
  const nothingYet = { floorCheck: null, publicText: null, seenBy: 0, offers: [], thanked: false };
  return { id, number, need, building, wish, status: 'open', ...nothingYet, createdAt: at, expiresAt };
}

/** Until the server says when: late rather than early, in any time zone. */
function endOfWish(wish: Wish, at: UnixMs): UnixMs {
  const days = { day: 2, week: 2, 'no-hurry': 30 }[wish.kind];
  const last =
    wish.kind === 'day' ? Date.parse(wish.date) : wish.kind === 'week' ? Date.parse(wish.until) : at;
  return last + days * dayMs;
}

function reportedFault(id: string, at: UnixMs, payload: ActionPayload<'fault.report'>): KindOf<'fault'> {
  return { id, ...payload, status: 'reported', reports: 1, word: null, reportedAt: at, repairedAt: null };
}

function waitingProposal(
  id: string,
  at: UnixMs,
  payload: ActionPayload<'event.propose'>,
): KindOf<'proposal'> {
  const { number, category, date } = payload;
  return { id, number, category, date, status: 'waiting', because: null, createdAt: at };
}

function volunteered(
  id: string,
  at: UnixMs,
  { number, need, days, part }: ActionPayload<'help.volunteer'>,
): KindOf<'volunteer'> {
  return { id, number, need, days, part, status: 'waiting', createdAt: at };
}

function offered(request: HelpRequest, id: string, payload: ActionPayload<'help.offer'>): HelpRequest {
  if (request.offers.some((offer) => offer.id === id)) return request;
  const { firstName, floor, comes, number = null } = payload;
  const offers = [...request.offers, { id, number, firstName, floor, comes, status: 'waiting' as const }];
  return { ...request, offers, status: request.status === 'open' ? 'offered' : request.status };
}

function accepted(request: HelpRequest, offerId: string): HelpRequest {
  const offers = request.offers.map((offer) =>
    offer.id === offerId ? { ...offer, status: 'accepted' as const } : offer,
  );
  return { ...request, offers, status: 'matched' };
}

function without(request: HelpRequest, offerId: string, status: 'declined' | 'withdrawn'): HelpRequest {
  const offers = request.offers.map((offer) => (offer.id === offerId ? { ...offer, status } : offer));
  if (request.status === 'matched' && offers.some((offer) => offer.status === 'accepted'))
    return { ...request, offers };
  return {
    ...request,
    offers,
    status: offers.some((offer) => offer.status === 'waiting') ? 'offered' : 'open',
  };
}
