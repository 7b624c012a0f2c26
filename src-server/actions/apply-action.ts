import { assertNever } from '#shared/assert-never.ts';
import type { Action } from '#shared/actions/action-schemas.ts';
import { recordPosting } from './posting-actions.ts';
import { proposeEvent } from './proposal-actions.ts';
import { standDown, volunteer } from './volunteer-actions.ts';
import { joinEvent, leaveEvent, waitForSeat } from './event-actions.ts';
import { addReport, reportFault } from './fault-actions.ts';
import {
  acceptOffer,
  askForHelp,
  cancelRequest,
  countSeen,
  declineOffer,
  finishRequest,
  thankHelper,
} from './help-actions.ts';
import { countUnderstood } from './notice-actions.ts';
import { offerHelp, withdrawOffer } from './offer-actions.ts';
import type { Acting, Outcome } from './outcome.ts';

/** Applies one action within the transaction of `acting`. Refusals have changed nothing. */
export async function applyAction(acting: Acting, action: Action): Promise<Outcome> {
  switch (action.kind) {
    case 'help.ask':
      return askForHelp(acting, action.payload);
    case 'help.offer':
      return offerHelp(acting, action.payload);
    case 'help.withdraw':
      return withdrawOffer(acting, action.payload);
    case 'help.accept':
      return acceptOffer(acting, action.payload);
    case 'help.decline':
      return declineOffer(acting, action.payload);
    case 'help.cancel':
      return cancelRequest(acting, action.payload);
    case 'help.done':
      return finishRequest(acting, action.payload);
    case 'help.thank':
      return thankHelper(acting, action.payload);
    case 'help.volunteer':
      return volunteer(acting, action.payload);
    case 'help.stand_down':
      return standDown(acting, action.payload);
    case 'help.seen':
      return countSeen(acting, action.payload);
    case 'event.join':
      return joinEvent(acting, action.payload);
    case 'event.wait':
      return waitForSeat(acting, action.payload);
    case 'event.leave':
      return leaveEvent(acting, action.payload);
    case 'fault.report':
      return reportFault(acting, action.payload);
    case 'fault.me_too':
      return addReport(acting, action.payload);
    case 'notice.understood':
      return countUnderstood(acting, action.payload);
    case 'event.propose':
      return proposeEvent(acting, action.payload);
    case 'posting.shown':
      return recordPosting(acting, action.payload);
    default:
      return assertNever(action);
  }
}
