import type { Kiosk } from '../kiosk-fixture.ts';
import { expect, test } from '../kiosk-fixture.ts';
import { askForHelp, follow, touch, touchAll, wake } from '../touch.ts';

const notices = ({ residence }: Kiosk) => `/residences/${residence}/notices`;

const publish = ({ staffApi, residence }: Kiosk, title: string, ...body: string[]) =>
  staffApi.send<{ id: string }>('POST', `/residences/${residence}/notices`, {
    title,
    body: body.length > 0 ? body : ['Venez à 18 heures.'],
  });

type PublicRequest = { id: string; number: string; status: string };
const requests = ({ staffApi, residence }: Kiosk) =>
  staffApi.list<PublicRequest>(`/residences/${residence}/requests`);

test.describe('a notice', () => {
  test('[EE1] what staff publishes, changes and withdraws follows at once on the idle screen', async ({
    kiosk,
  }) => {
    const { page, staffApi } = kiosk;
    const { id } = await publish(kiosk, 'La chorale chante ce soir');
    await expect(page.getByRole('heading', { name: 'La chorale chante ce soir' })).toBeVisible();
    await staffApi.send('PATCH', `${notices(kiosk)}/${id}`, { title: 'La chorale chante demain' });
    await expect(page.getByRole('heading', { name: 'La chorale chante demain' })).toBeVisible();
    await staffApi.send('DELETE', `${notices(kiosk)}/${id}`);
    await expect(page.getByText('La chorale')).toHaveCount(0);
  });

  test('[EE2] a notice that changes or is withdrawn while it is being read changes or leaves under the eyes', async ({
    kiosk,
  }) => {
    const { page, staffApi } = kiosk;
    const { id } = await publish(kiosk, 'La cour est repeinte', 'Passez par le jardin.');
    await wake(page);
    await touchAll(page, /^Les annonces/, /La cour est repeinte/);
    await expect(page.getByText('Passez par le jardin.')).toBeVisible();
    await staffApi.send('PATCH', `${notices(kiosk)}/${id}`, { body: ['Passez par la cave.'] });
    await expect(page.getByText('Passez par la cave.')).toBeVisible();
    await staffApi.send('DELETE', `${notices(kiosk)}/${id}`);
    await expect(page.getByText(/Cette annonce n.est plus affichée/)).toBeVisible();
    await expect(page.getByText('Passez par la cave.')).toHaveCount(0);
  });

  test('[EE3] a notice leaves by the clock, with the server away', async ({ kiosk }) => {
    const expiresAt = Date.now() + 12_000;
    await kiosk.staffApi.send('POST', notices(kiosk), {
      title: 'Le camion part bientôt',
      body: ['Déplacez vos voitures.'],
      expiresAt,
    });
    await expect(kiosk.page.getByText('Le camion part bientôt').first()).toBeVisible();
    await kiosk.killServer();
    await expect(kiosk.page.getByText('Le camion part bientôt')).toHaveCount(0, { timeout: 20_000 });
    expect(Date.now()).toBeGreaterThanOrEqual(expiresAt - 1_000);
  });

  test('[NT2] « J’ai compris » touched without a network, and with the host killed after it, is one person more for staff', async ({
    kiosk,
  }) => {
    test.setTimeout(150_000);
    const { page, staffApi } = kiosk;
    const { id } = await staffApi.send<{ id: string }>('POST', notices(kiosk), {
      title: 'L’eau est coupée demain',
      body: ['Remplissez une bouteille.'],
      asksUnderstood: true,
    });
    await wake(page);
    await touchAll(page, /^Les annonces/, /L.eau est coupée/);
    await expect(page.getByRole('button', { name: /J.ai compris/ })).toBeVisible();
    await kiosk.killServer();
    await touch(page, /J.ai compris/);
    await expect(page.getByText(/C.est noté. Merci/)).toBeVisible();
    kiosk.killHost();
    await kiosk.startServer();
    const understood = async () =>
      (await staffApi.list<{ id: string; understood: number }>(notices(kiosk))).find((one) => one.id === id)
        ?.understood;
    await expect.poll(understood, { timeout: 40_000 }).toBe(1);
    await expect(page.getByText(/C.est noté. Merci/)).toBeVisible();
    await page.waitForTimeout(2_000);
    expect(await understood()).toBe(1);
  });
});

test.describe('help', () => {
  test('[EE4] a request from the finger is on the server, and its number shows where it stands', async ({
    kiosk,
  }) => {
    const { page } = kiosk;
    await wake(page);
    const number = await askForHelp(page);
    await expect.poll(() => requests(kiosk)).toMatchObject([{ number, status: 'open' }]);
    await touch(page, /J.ai noté/);
    await follow(page, number);
    await expect(page.getByText(/envoyée aux voisins/)).toBeVisible();
  });

  test('[EE5] with the server dead and the host killed after « C’est noté », the request arrives exactly once', async ({
    kiosk,
  }) => {
    test.setTimeout(150_000);
    const { page } = kiosk;
    await publish(kiosk, 'La fête est samedi');
    await expect(page.getByText('La fête est samedi').first()).toBeVisible();
    await kiosk.killServer();
    kiosk.killHost();
    await page.reload();
    await expect(page.getByText('La fête est samedi').first()).toBeVisible();
    await wake(page);
    await expect(page.getByText(/Pas d.internet depuis/).first()).toBeVisible();

    const number = await askForHelp(page);
    kiosk.killHost();
    await touch(page, /J.ai noté/);
    await follow(page, number);
    await expect(page.getByText(/gardée dans cet écran/)).toBeVisible({ timeout: 20_000 });

    await kiosk.startServer();
    await expect.poll(() => requests(kiosk), { timeout: 60_000 }).toMatchObject([{ number, status: 'open' }]);
    await expect(page.getByText(/envoyée aux voisins/)).toBeVisible({ timeout: 20_000 });
    expect(await requests(kiosk)).toHaveLength(1);
  });

  test('[EE6] a request that is cancelled by touch is cancelled on the server', async ({ kiosk }) => {
    const { page } = kiosk;
    await wake(page);
    const number = await askForHelp(page);
    await expect.poll(() => requests(kiosk)).toMatchObject([{ number, status: 'open' }]);
    await touchAll(page, 'Annuler ma demande', 'Oui, annuler', /^J.ai fini/); // whoever goes takes nothing back
    await expect.poll(() => requests(kiosk)).toMatchObject([{ number, status: 'cancelled' }]);
  });
});

test.describe('an outing', () => {
  test('[EE7] « Je participe » for two takes two seats, and « Changer d’avis » gives them back', async ({
    kiosk,
  }) => {
    const { page, staffApi, residence } = kiosk;
    const events = `/residences/${residence}/events`;
    const startsAt = Date.now() + 3 * 3_600_000;
    const event = {
      title: 'La galette des voisins',
      startsAt,
      endsAt: startsAt + 3_600_000,
      answers: true,
      capacity: 20,
    };
    const { id } = await staffApi.send<{ id: string }>('POST', events, event);
    const seats = async () => (await staffApi.find<{ seatsTaken: number }>(`${events}/${id}`))?.seatsTaken;
    await wake(page);
    await touchAll(page, /^Les sorties/, /La galette des voisins/, /^Je participe/, '2');
    await touchAll(page, 'Je ne dis pas mon nom', /^Non$/, 'Envoyer');
    await expect(page.getByText(/C.est noté/).first()).toBeVisible();
    await expect.poll(seats).toBe(2);
    await touchAll(page, /Changer d.avis/, 'Je ne viens plus');
    await expect.poll(seats).toBe(0);
  });
});

test.describe('the cache', () => {
  test('[EE8] a damaged feed.db does not stop the start: the content comes back, the outbox is untouched', async ({
    kiosk,
  }) => {
    const { page } = kiosk;
    await publish(kiosk, 'La fête est samedi');
    await expect(page.getByText('La fête est samedi').first()).toBeVisible();
    await wake(page);
    const number = await askForHelp(page);
    kiosk.damageFeed();
    await touchAll(page, /J.ai noté/, /^Les annonces/);
    await expect(page.getByRole('button', { name: /La fête est samedi/ })).toBeVisible({ timeout: 20_000 });
    await touch(page, 'Accueil');
    await follow(page, number);
    await expect(page.getByText(/envoyée aux voisins/)).toBeVisible({ timeout: 20_000 });
    expect(await requests(kiosk)).toHaveLength(1);
  });
});
