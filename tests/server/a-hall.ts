import { enrol, screenOnline } from './screen-client.ts';
import { handClock, startServer } from './server-under-test.ts';
import { aResidence, signIn } from './staff-client.ts';

/** A server whose clock is moved by hand, with the residence `cormoran`, its staff, and a screen that is online there. */
export async function aHall() {
  const clock = handClock();
  const server = await startServer({ clock });
  const staff = await signIn(server.url);
  const { id, code } = await aResidence(staff);
  const identity = await enrol(server.url, code);
  const { screen } = await screenOnline(server.url, identity);
  return { ...server, clock, staff, id, identity, screen };
}
