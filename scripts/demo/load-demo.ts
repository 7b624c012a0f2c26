import { readDemoCalendars, readDemoData } from './demo-data.ts';
import { eventBodies } from './demo-events.ts';
import { noticeBodies } from './demo-notices.ts';
import { placeBodies } from './demo-places.ts';
import { requestBodies } from './demo-requests.ts';
import { residenceBody } from './demo-residence.ts';
import { keepEqual } from './keep-equal.ts';
import { demoClock } from './resolve-demo-time.ts';
import { signIn } from './staff-session.ts';

/** A demo code is good for this long, and for so many screens. */
const code = { lastsMs: 7 * 86_400_000, screens: 50 };

/**
 * Puts the invented residence on a server, through the staff API and nothing else, with times of today.
 * Run again, on the same day or another one, it refreshes what it made and never doubles it; what others
 * wrote stays. Each run makes a new code, because a code can be read only once. Throws when the server
 * is not there or says no.
 */
export async function loadDemo(options: {
  server: string;
  staff: { user: string; password: string };
  now: number;
}): Promise<{ residence: { id: string; name: string }; codes: string[] }> {
  const data = readDemoData();
  const { id, name, timeZone } = data.residence;
  const clock = demoClock(options.now, timeZone);
  const staff = await signIn(options.server, options.staff);
  const home = `/residences/${id}`;

  if ((await staff.find(home)) === null)
    await staff.send('POST', '/residences', residenceBody(data.residence));
  await keepEqual(staff, `${home}/notices`, {
    bodies: noticeBodies(data.notices, clock),
    keyOf: ({ title }) => title,
    isOurs: ({ title }) => data.notices.some((notice) => notice.title === title),
  });
  await keepEqual(staff, `${home}/events`, {
    bodies: eventBodies(data, clock),
    keyOf: ({ title, startsAt }) => `${title} ${startsAt}`,
    isOurs: (event) => event.source === null && data.events.some(({ title }) => title === event.title),
  });
  await keepEqual(staff, `${home}/places`, {
    bodies: placeBodies(data.places, clock),
    keyOf: (place) => place.name,
    isOurs: (place) => data.places.some((entry) => entry.name === place.name),
  });
  await keepEqual(staff, `${home}/requests`, {
    bodies: requestBodies(data.requests, clock),
    keyOf: ({ publicText, building, wish }) => JSON.stringify([publicText, building, wish]),
    isOurs: ({ publicText }) => data.requests.some((request) => request.publicText === publicText),
    changes: false,
  });
  for (const { unfit, ...calendar } of readDemoCalendars()) {
    await staff.send('POST', `${home}/imports`, calendar);
    const events = await staff.list<{ id: string; title: string; source: string | null }>(`${home}/events`);
    const unwanted = events.filter(({ title, source }) => source === calendar.name && unfit.includes(title));
    for (const { id: event } of unwanted) await staff.send('DELETE', `${home}/events/${event}`);
  }
  const made = await staff.send<{ code: string }>('POST', `${home}/codes`, {
    screens: code.screens,
    expiresAt: options.now + code.lastsMs,
  });
  return { residence: { id, name }, codes: [made.code] };
}
