import {
  CheckCircleIcon,
  HeartIcon,
  PaperPlaneTiltIcon,
  TrayIcon,
  UsersThreeIcon,
  XCircleIcon,
} from '@phosphor-icons/react';
import type { Icon } from '@phosphor-icons/react';
import { assertNever } from '#shared/assert-never.ts';
import type { HelpRequest } from '#shared/domain/help-request.ts';
import type { Stage } from '../../stage/stage.ts';
import { dayAndPart } from '../../stage/wish-in-words.ts';

type Offer = HelpRequest['offers'][number];
type OwnOfferView = { icon: Icon; state: string; mayWithdraw: boolean };

/** What whoever offered help reads with their number. */
export function ownOfferView(
  request: HelpRequest,
  offer: Offer,
  delivery: 'kept' | 'sent',
  stage: Stage,
): OwnOfferView {
  const { say } = stage.words;
  const over = (icon: Icon, state: string): OwnOfferView => ({ icon, state, mayWithdraw: false });
  const open = (icon: Icon, state: string): OwnOfferView => ({ icon, state, mayWithdraw: true });
  if (offer.status === 'withdrawn') return over(XCircleIcon, say('own-offer.withdrawn'));
  if (request.status === 'cancelled') return over(XCircleIcon, say('own-offer.cancelled'));
  switch (offer.status) {
    case 'accepted':
      if (request.status === 'matched') return open(CheckCircleIcon, awaitedLine(offer, stage));
      return over(HeartIcon, say(request.thanked ? 'own-offer.thanked' : 'own-offer.done'));
    case 'declined':
      return isTaken(request)
        ? over(UsersThreeIcon, say('own-offer.taken'))
        : over(XCircleIcon, say('own-offer.declined'));
    case 'waiting':
      if (request.status === 'ended' || request.status === 'done')
        return over(XCircleIcon, say('own-offer.ended'));
      return delivery === 'kept'
        ? open(TrayIcon, say('offers.kept'))
        : open(PaperPlaneTiltIcon, say('own-offer.waiting'));
    default:
      return assertNever(offer.status);
  }
}

function isTaken({ offers }: HelpRequest): boolean {
  return offers.some(({ status }) => status === 'accepted');
}

function awaitedLine({ comes }: Offer, stage: Stage): string {
  const { say } = stage.words;
  return comes
    ? say('own-offer.awaited-when', { moment: dayAndPart(comes.date, comes.part, stage) })
    : say('own-offer.awaited');
}
