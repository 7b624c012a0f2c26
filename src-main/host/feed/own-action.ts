import type { Action } from '#shared/actions/action-schemas.ts';
import type { UnixMs } from '../ports.ts';

/** What a person did here and the feed does not show yet. `isPending`: the server has not answered. */
export type OwnAction = Action & {
  key: string;
  at: UnixMs;
  isPending: boolean;
  /** With `event.leave`: the people of the join that it takes back; 0 when this screen does not know it any more. */
  joinedPeople: number;
};
