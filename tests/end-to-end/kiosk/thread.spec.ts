import type { Kiosk } from '../kiosk-fixture.ts';
import { expect, test } from '../kiosk-fixture.ts';

const publish = ({ staffApi, residence }: Kiosk, title: string): Promise<unknown> =>
  staffApi.send('POST', `/residences/${residence}/notices`, { title, body: ['Venez à 18 heures.'] });

test('[SH21] what staff publishes is on the glass without a touch', async ({ kiosk }) => {
  await publish(kiosk, 'La chorale chante ce soir');
  await expect(kiosk.page.getByText('La chorale chante ce soir').first()).toBeVisible();
});

test('[SU8] the page keeps its content while the host restarts, and hears the news after it', async ({
  kiosk,
}) => {
  await publish(kiosk, 'Le marché est déplacé');
  const old = kiosk.page.getByText('Le marché est déplacé').first();
  await expect(old).toBeVisible();
  kiosk.killHost();
  await expect(old).toBeVisible();
  await publish(kiosk, 'La cour est repeinte');
  await expect(kiosk.page.getByText('La cour est repeinte').first()).toBeVisible({ timeout: 20_000 });
});

test('[SH22] a page loaded while the server is away shows what the kiosk has', async ({ kiosk }) => {
  await publish(kiosk, 'La fête est samedi');
  await expect(kiosk.page.getByText('La fête est samedi').first()).toBeVisible();
  await kiosk.killServer();
  await kiosk.page.reload();
  await expect(kiosk.page.getByText('La fête est samedi').first()).toBeVisible();
  await kiosk.startServer();
  await publish(kiosk, 'Le serveur est revenu');
  await expect(kiosk.page.getByText('Le serveur est revenu').first()).toBeVisible({ timeout: 40_000 });
});

test.describe('not enrolled', () => {
  test.use({ enrolled: false });
  test('[SH23] a fresh kiosk begins in the wizard', async ({ kiosk }) => {
    await expect(kiosk.page.locator('[data-screen=setup]')).toBeVisible();
  });
});

test.describe('demo', () => {
  test.use({ content: 'demo' });
  test('[SH21] the demo residence is on the glass', async ({ kiosk }) => {
    await expect(kiosk.page.getByText('Résidence Le Cormoran Bleu').first()).toBeVisible();
  });
});
