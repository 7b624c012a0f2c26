import { expect, test } from 'vitest';
import { eventually } from '#support/eventually.ts';
import { enrol } from '../../server/screen-client.ts';
import { startServer } from '../../server/server-under-test.ts';
import { aResidence, signIn } from '../../server/staff-client.ts';
import { startKiosk } from './a-kiosk.ts';

type Display = {
  isUrgent: boolean;
  shown: number;
  of: number;
  says: string;
  screens: { shows: boolean; band: string | null; saidAt: number | null }[];
};

test('[HE6] who publishes an urgent message reads on how many screens it stands, at once', async () => {
  const server = await startServer();
  const staff = await signIn(server.url);
  const { id, code } = await aResidence(staff);
  const notices = `/api/residences/${id}/notices`;
  const { id: gas } = await staff.ok<{ id: string }>('POST', notices, {
    title: 'Fuite de gaz',
    body: ['Sortez.'],
    level: 'urgent',
    expiresAt: Date.now() + 3_600_000,
  });
  const [first, second] = [startKiosk(server.url, code), startKiosk(server.url, code)];
  await enrol(server.url, code); // a third one that never said a word
  const shows = async ({ page }: typeof first, urgentId: string | null) => {
    await eventually(() => page.status?.connection.kind === 'online');
    await page.call('heartbeat', { screen: 'attract', itemId: null, rev: null, urgentId });
  };
  const display = () => staff.ok<Display>('GET', `${notices}/${gas}/display`);
  await shows(first, null);
  await shows(second, gas);
  await expect.poll(display, { timeout: 5_000 }).toMatchObject({
    isUrgent: true,
    shown: 1,
    of: 3,
    says: '1 écran sur 3',
  });
  await shows(first, gas);
  await expect.poll(display, { timeout: 5_000 }).toMatchObject({ shown: 2, says: '2 écrans sur 3' });
  const { screens } = await display();
  expect(screens.filter(({ shows: isShown }) => !isShown)).toMatchObject([{ band: null, saidAt: null }]);
  await shows(second, null);
  await expect.poll(display, { timeout: 5_000 }).toMatchObject({ shown: 1 });
  expect((await staff.call('GET', `${notices}/none/display`)).status).toBe(404);
});
