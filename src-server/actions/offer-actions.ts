import type { ActionPayload } from '#shared/actions/action-schemas.ts';
import { useNumber } from '../screens/number-leases.ts';
import { changeRequest } from './help-actions.ts';
import { refused } from './outcome.ts';
import type { Acting, Outcome } from './outcome.ts';

/** A neighbour offers help, and comes back with a number of their own. The telephone is for staff alone. */
export async function offerHelp(acting: Acting, offer: ActionPayload<'help.offer'>): Promise<Outcome> {
  const { writer, screen, key, now } = acting;
  return changeRequest(acting, offer.requestId, async (request) => {
    if (request.status === 'matched') return refused('request.closed');
    if (request.offers.length >= 50) return refused('conflict');
    const { firstName, floor, phone, comes, number = null } = offer;
    const holder = { residence: screen.residence, screen: screen.id };
    if (number !== null && !(await useNumber(writer.tx, holder, number, key, now)))
      return refused('request.no_number');
    await writer.tx
      .insertInto('helpOffer')
      .values({ residence: screen.residence, request: request.id, offer: key, phone })
      .execute();
    const added = { id: key, number, firstName, floor, comes, status: 'waiting' as const };
    return { ...request, status: 'offered', offers: [...request.offers, added] };
  });
}

/** The helper can no longer come: the request is open again, or waits with the other offers. */
export async function withdrawOffer(
  acting: Acting,
  { requestId, offerId }: ActionPayload<'help.withdraw'>,
): Promise<Outcome> {
  return changeRequest(acting, requestId, async (request) => {
    const offer = request.offers.find(({ id }) => id === offerId);
    if (!offer) return refused('not_found');
    if (offer.status !== 'waiting' && offer.status !== 'accepted') return refused('conflict');
    const offers = request.offers.map((other) =>
      other.id === offerId ? { ...other, status: 'withdrawn' as const } : other,
    );
    if (request.status === 'matched' && offer.status === 'waiting') return { ...request, offers };
    const isOffered = offers.some(({ status }) => status === 'waiting');
    return { ...request, status: isOffered ? 'offered' : 'open', offers };
  });
}
