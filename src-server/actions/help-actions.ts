import type { ActionPayload } from '#shared/actions/action-schemas.ts';
import type { HelpRequest } from '#shared/domain/help-request.ts';
import { findItem } from '../feed/items.ts';
import { findResidence } from '../residences/residences.ts';
import { useNumber } from '../screens/number-leases.ts';
import { floorCheckOf } from './floor-check.ts';
import { helpEndsAt } from './help-end.ts';
import { nothingNew, refused } from './outcome.ts';
import type { Acting, Outcome } from './outcome.ts';

/*
 *             offer            accept           done
 *   open ───────────▶ offered ────────▶ matched ─────▶ done ──▶ (thanked)
 *     ▲   decline the    │                 │
 *     └── last offer ────┴─────────────────┘      cancel or done from any of the three;
 *                                                 after `expiresAt` nothing but thanks.
 */

/** Somebody asks for help. Name, door, phone and own words go to the private table, never into the feed. */
export async function askForHelp(acting: Acting, ask: ActionPayload<'help.ask'>): Promise<Outcome> {
  const { writer, screen, key, now } = acting;
  const residence = await findResidence(writer.tx, screen.residence);
  if (!residence) return refused('not_found');
  const expiresAt = helpEndsAt(ask.wish, now, residence);
  if (expiresAt <= now) return refused('action.expired');
  const holder = { residence: residence.id, screen: screen.id };
  if (!(await useNumber(writer.tx, holder, ask.number, key, now))) return refused('request.no_number');
  await keepPrivate(acting, ask);
  const request = newRequest(key, ask, now, expiresAt);
  return publishRequest(acting, { ...request, floorCheck: await floorCheckOf(residence, ask) });
}

export async function offerHelp(acting: Acting, offer: ActionPayload<'help.offer'>): Promise<Outcome> {
  return change(acting, offer.requestId, async (request) => {
    if (request.status === 'matched') return refused('request.closed');
    if (request.offers.length >= 50) return refused('conflict');
    const { firstName, floor, comes } = offer;
    await acting.writer.tx
      .insertInto('helpOffer')
      .values({
        residence: acting.screen.residence,
        request: request.id,
        offer: acting.key,
        phone: offer.phone,
      })
      .execute();
    const offers = [
      ...request.offers,
      { id: acting.key, firstName, floor, comes, status: 'waiting' as const },
    ];
    return { ...request, status: 'offered', offers };
  });
}

/** The others who offered learn that the place is taken. */
export async function acceptOffer(
  acting: Acting,
  { requestId, offerId }: ActionPayload<'help.accept'>,
): Promise<Outcome> {
  return change(acting, requestId, async (request) => {
    const offer = request.offers.find(({ id }) => id === offerId);
    if (!offer) return refused('not_found');
    if (request.status === 'matched' || offer.status !== 'waiting') return refused('conflict');
    const offers = request.offers.map((other) => ({
      ...other,
      status:
        other.id === offerId
          ? ('accepted' as const)
          : other.status === 'waiting'
            ? ('declined' as const)
            : other.status,
    }));
    return { ...request, status: 'matched', offers };
  });
}

/** Says no to an offer, also to one that was accepted before: the request is open again. */
export async function declineOffer(
  acting: Acting,
  { requestId, offerId }: ActionPayload<'help.decline'>,
): Promise<Outcome> {
  return change(acting, requestId, async (request) => {
    const offer = request.offers.find(({ id }) => id === offerId);
    if (!offer) return refused('not_found');
    if (offer.status !== 'waiting' && offer.status !== 'accepted') return refused('conflict');
    const offers = request.offers.map((other) =>
      other.id === offerId ? { ...other, status: 'declined' as const } : other,
    );
    if (request.status === 'matched' && offer.status === 'waiting') return { ...request, offers };
    return {
      ...request,
      status: offers.some(({ status }) => status === 'waiting') ? 'offered' : 'open',
      offers,
    };
  });
}

export async function cancelRequest(
  acting: Acting,
  { requestId }: ActionPayload<'help.cancel'>,
): Promise<Outcome> {
  return change(acting, requestId, async (request) => ({ ...request, status: 'cancelled' }));
}

export async function finishRequest(
  acting: Acting,
  { requestId }: ActionPayload<'help.done'>,
): Promise<Outcome> {
  return change(acting, requestId, async (request) => ({ ...request, status: 'done' }));
}

/** Thanks are never too late. */
export async function thankHelper(
  acting: Acting,
  { requestId }: ActionPayload<'help.thank'>,
): Promise<Outcome> {
  const request = await findRequest(acting, requestId);
  if (!request) return refused('request.unknown');
  if (request.status !== 'done' && request.status !== 'matched') return refused('conflict');
  return request.thanked ? nothingNew : publishRequest(acting, { ...request, thanked: true });
}

/** One more neighbour read it. Nobody waits for an answer to that: what is over or gone is not counted, and not refused. */
export async function countSeen(acting: Acting, { requestId }: ActionPayload<'help.seen'>): Promise<Outcome> {
  const request = await findRequest(acting, requestId);
  if (!request || !isAlive(request, acting.now)) return nothingNew;
  return publishRequest(acting, { ...request, seenBy: request.seenBy + 1 });
}

/** The public part of a request, as everybody may read it. */
export function newRequest(
  id: string,
  { number, need, building, wish }: Pick<ActionPayload<'help.ask'>, 'number' | 'need' | 'building' | 'wish'>,
  now: number,
  expiresAt: number,
): HelpRequest {
  const empty = { status: 'open', floorCheck: null, publicText: null, seenBy: 0, thanked: false } as const;
  return { ...empty, id, number, need, building, wish, createdAt: now, expiresAt, offers: [] };
}

/** Stores what only staff of the residence may read. */
export async function keepPrivate(
  { writer, screen, key }: Pick<Acting, 'writer' | 'key'> & { screen: { residence: string } },
  { firstName, needText, reply }: Pick<ActionPayload<'help.ask'>, 'firstName' | 'needText' | 'reply'>,
): Promise<void> {
  await writer.tx
    .insertInto('helpPrivate')
    .values({ residence: screen.residence, request: key, firstName, needText, reply: JSON.stringify(reply) })
    .execute();
}

/** Changes a request that is still alive. */
async function change(
  acting: Acting,
  id: string,
  decide: (request: HelpRequest) => Promise<HelpRequest | Outcome>,
): Promise<Outcome> {
  const request = await findRequest(acting, id);
  if (!request) return refused('request.unknown');
  if (!isAlive(request, acting.now)) return refused('request.closed');
  const decided = await decide(request);
  return 'kind' in decided ? decided : publishRequest(acting, decided);
}

function isAlive({ status, expiresAt }: HelpRequest, now: number): boolean {
  return ['open', 'offered', 'matched'].includes(status) && expiresAt > now;
}

async function findRequest({ writer, screen }: Acting, id: string): Promise<HelpRequest | undefined> {
  await writer.lock(screen.residence);
  return findItem(writer.tx, screen.residence, 'request', id);
}

async function publishRequest({ writer, screen }: Acting, value: HelpRequest): Promise<Outcome> {
  const scope = screen.residence;
  const rev = await writer.publish(scope, [{ id: value.id, kind: 'request', value }]);
  return { kind: 'applied', scope, rev };
}
