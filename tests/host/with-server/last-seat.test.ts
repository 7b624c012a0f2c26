import { expect, test } from 'vitest';
import { aHelpAsk, anEventJoin } from '#support/actions.ts';
import { eventually } from '#support/eventually.ts';
import { startServer } from '../../server/server-under-test.ts';
import { aResidence, signIn } from '../../server/staff-client.ts';
import { startKiosk } from './a-kiosk.ts';
import type { Kiosk } from './a-kiosk.ts';

const day = 86_400_000;

const isOnline = ({ page }: Kiosk) => page.status?.connection.kind === 'online';
const hasSent = (kiosk: Kiosk) => isOnline(kiosk) && kiosk.page.status?.outbox.pending === 0;

/** Where an answer stands on a screen, by its number, as the server says it. */
async function standOf({ page }: Kiosk, number: string) {
  const following = await page.call('request.follow', { number });
  if (following.kind !== 'answer' || page.feed.get(following.answer.id)?.rev === 0) return undefined;
  const { status, place, gotSeat } = following.answer;
  return { status, place, gotSeat };
}

/** A host that knows the event and has numbers to give: nobody asks for help without one. */
async function readyKiosk(url: string, code: string, event: string): Promise<Kiosk> {
  const kiosk = startKiosk(url, code);
  await eventually(() => isOnline(kiosk) && kiosk.page.feed.has(event));
  while ((await kiosk.page.call('act', aHelpAsk() as never)).kind === 'refused') await aMoment();
  await eventually(() => hasSent(kiosk));
  return kiosk;
}

const aMoment = () => new Promise((resolve) => setTimeout(resolve, 20));

/** « Je participe » for two at a screen. */
async function join({ page }: Kiosk, event: string): Promise<{ key: string; number: string }> {
  const action = anEventJoin({}, event);
  const taking = await page.call('act', action as never);
  if (taking.kind !== 'kept' || taking.number === null) throw new Error(JSON.stringify(taking));
  return { key: action.key, number: taking.number };
}

const act = ({ page }: Kiosk, kind: string, payload: object) =>
  page.call('act', { key: crypto.randomUUID(), kind, payload } as never);

test(
  '[RV8] of two offline screens that take the last seats one is told, waits, and gets them when they are given back',
  { timeout: 60_000 },
  async () => {
    const server = await startServer();
    const staff = await signIn(server.url);
    const { id, code } = await aResidence(staff);
    const [startsAt, endsAt] = [Date.now() + day, Date.now() + 2 * day];
    const feast = { title: 'Galette', startsAt, endsAt, answers: true, capacity: 2 };
    const { id: event } = await staff.ok<{ id: string }>('POST', `/api/residences/${id}/events`, feast);
    const kiosks = [await readyKiosk(server.url, code, event), await readyKiosk(server.url, code, event)];

    await server.close();
    for (const kiosk of kiosks) await eventually(() => !isOnline(kiosk));
    const joins: { kiosk: Kiosk; key: string; number: string }[] = [];
    for (const kiosk of kiosks) joins.push({ kiosk, ...(await join(kiosk, event)) });
    await startServer({ dataDir: server.dataDir, port: Number(new URL(server.url).port) });
    for (const kiosk of kiosks) await eventually(() => hasSent(kiosk), 20_000);

    const stands = () => Promise.all(joins.map(({ kiosk, number }) => standOf(kiosk, number)));
    await expect
      .poll(async () => new Set((await stands()).map((stand) => stand?.status)))
      .toEqual(new Set(['coming', 'full']));
    const isFirstIn = (await stands())[0]?.status === 'coming';
    const [first, late] = isFirstIn ? joins : joins.toReversed();
    if (!first || !late) throw new Error('two screens');

    await act(late.kiosk, 'event.wait', { eventId: event, joinKey: late.key });
    await expect.poll(() => standOf(late.kiosk, late.number)).toMatchObject({ status: 'waiting', place: 1 });
    await act(first.kiosk, 'event.leave', { eventId: event, joinKey: first.key });
    const seated = { status: 'coming', place: null, gotSeat: true };
    await expect.poll(() => standOf(late.kiosk, late.number)).toEqual(seated);
    await expect.poll(() => standOf(first.kiosk, late.number)).toEqual(seated); // any screen of the house
    await expect.poll(() => standOf(first.kiosk, first.number)).toMatchObject({ status: 'left' });
  },
);
