import { importInputSchema } from '#shared/staff-api/resources.ts';
import type { Clock } from '../clock.ts';
import type { Feed } from '../feed/feed.ts';
import type { ReadCalendar } from '../importers/calendar-reading.ts';
import { storeImport } from '../importers/store-import.ts';
import type { Database } from '../store/tables.ts';
import { KioskError } from '#shared/kiosk-error.ts';
import { residenceOrThrow } from './shelf.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { StaffError } from './staff-error.ts';

const dayMs = 86_400_000;

/** What is shown of a calendar: from yesterday to a little more than a year ahead. */
const window = { daysBack: 1, daysAhead: 400 };

/** 4 million signs may be 3 bytes each, and escaped. */
const bodyLimit = 16 * 1024 * 1024;

/** Imports of calendars into the events of a residence. */
export function importRoutes(parts: {
  db: Database;
  feed: Feed;
  clock: Clock;
  readCalendar: ReadCalendar;
}): Route[] {
  const { db, feed, clock, readCalendar } = parts;
  return [
    route({
      method: 'POST',
      path: '/residences/:residence/imports',
      access: 'residence',
      summary: 'Imports an iCalendar text; run again it changes and withdraws, never doubles.',
      body: importInputSchema,
      bodyLimit,
      handle: async ({ parameters, body }) => {
        const { id: scope, timeZone } = await residenceOrThrow(db, parameters.residence);
        const now = clock.now();
        const range = { from: now - window.daysBack * dayMs, until: now + window.daysAhead * dayMs };
        const reading = readOrRefuse(() =>
          readCalendar(body.calendar, { ...range, timeZone, category: body.category }),
        );
        return feed.write((writer) => storeImport(writer, { scope, name: body.name }, reading));
      },
    }),
  ];
}

function readOrRefuse<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof KioskError)) throw error;
    throw new StaffError(error.code, { field: 'calendar' });
  }
}
