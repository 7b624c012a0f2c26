import type { Clock } from '../clock.ts';
import type { Counters } from '../counters.ts';
import type { Feed } from '../feed/feed.ts';
import type { ReadCalendar } from '../importers/calendar-reading.ts';
import type { EnrolmentFiles } from '../residences/enrolment-files.ts';
import type { Codes } from '../residences/codes.ts';
import type { MediaStore } from '../media/media-store.ts';
import type { Commands } from '../screens/commands.ts';
import type { ScreenNamespace } from '../screens/screen-namespace.ts';
import type { Database } from '../store/tables.ts';
import type { Accounts } from './accounts.ts';
import { accountRoutes } from './account-routes.ts';
import { answerRoutes } from './answer-routes.ts';
import { commandRoutes } from './command-routes.ts';
import { displayRoutes } from './display-routes.ts';
import { faultRoutes } from './fault-routes.ts';
import { importRoutes } from './import-routes.ts';
import { itemRoutes } from './item-routes.ts';
import { mediaRoutes } from './media-routes.ts';
import { postingRoutes } from './posting-routes.ts';
import { proposalRoutes } from './proposal-routes.ts';
import { volunteerRoutes } from './volunteer-routes.ts';
import { requestRoutes } from './request-routes.ts';
import { residenceRoutes } from './residence-routes.ts';
import type { Route } from './route.ts';
import { scopeRoutes } from './scope-routes.ts';
import { screenRoutes } from './screen-routes.ts';
import { sessionRoutes } from './session-routes.ts';

type StaffParts = {
  db: Database;
  feed: Feed;
  codes: Codes;
  enrolmentFiles: EnrolmentFiles;
  accounts: Accounts;
  clock: Clock;
  screens: ScreenNamespace;
  commands: Commands;
  counters: Counters;
  readCalendar: ReadCalendar;
  media: MediaStore;
};

/** The whole staff API, one table. */
export function staffRoutes(parts: StaffParts): Route[] {
  const { screens } = parts;
  return [
    ...sessionRoutes(parts.accounts),
    ...residenceRoutes({
      ...parts,
      onScreensRevoked: (ids) => ids.forEach((id) => screens.revoke(id)),
      onScopesChanged: (residence) => screens.reconnect(residence),
    }),
    ...itemRoutes(parts),
    ...mediaRoutes(parts),
    ...answerRoutes(parts),
    ...scopeRoutes(parts),
    ...screenRoutes(parts),
    ...commandRoutes(parts),
    ...requestRoutes(parts),
    ...faultRoutes(parts),
    ...proposalRoutes(parts),
    ...volunteerRoutes(parts),
    ...displayRoutes(parts),
    ...postingRoutes(parts),
    ...importRoutes(parts),
    ...accountRoutes(parts),
  ];
}
