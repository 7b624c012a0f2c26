import type { Page } from '@playwright/test';
import { expect, test } from '../kiosk-fixture.ts';
import { follow, touch, touchAll, wake } from '../touch.ts';

type Proposal = { id: string; number: string; title: string; place: string; status: string };

/** From Home: proposes a coffee tomorrow at two, outside, without a name. Returns the number on the glass. */
async function proposeCoffee(page: Page): Promise<string> {
  await touchAll(
    page,
    /^Les sorties/,
    /^Proposer une sortie/,
    'Un café',
    'Demain',
    'Après-midi',
    /^14 heures$/,
  );
  await touchAll(page, 'Dehors', /Je ne dis pas mon nom/, 'Envoyer');
  const number = page.getByRole('paragraph').filter({ hasText: /^\s*[1-9]{2}\s+[1-9]{2}\s*$/ });
  await expect(number).toBeVisible();
  return (await number.innerText()).replace(/\s/g, '');
}

test('[EE13] an outing proposed by touch is on the glass when staff accepts it, and its number says so', async ({
  kiosk,
}) => {
  const { page, staffApi, residence } = kiosk;
  await wake(page);
  const number = await proposeCoffee(page);
  await expect(page.getByText(/Le gardien regarde/)).toBeVisible();
  const proposals = () => staffApi.list<Proposal>(`/residences/${residence}/proposals`);
  const [proposal] = await proposals();
  expect(proposal).toMatchObject({ number, title: 'Un café', place: 'Dehors', status: 'waiting' });
  await touch(page, /J.ai noté/);
  await staffApi.send('PATCH', `/residences/${residence}/proposals/${proposal?.id ?? ''}`, {
    status: 'accepted',
  });
  await follow(page, number);
  await expect(page.getByText(/C.est affiché avec les sorties/)).toBeVisible();
  await touch(page, 'Voir les sorties');
  await expect(page.getByRole('button', { name: /Un café.*Demain, 14 heures/ })).toBeVisible();
});

test('[EE14] a proposal made without a network arrives once, and its refusal is told with the reason', async ({
  kiosk,
}) => {
  const { page, staffApi, residence } = kiosk;
  const notice = { title: 'La fête est samedi', body: ['Venez nombreux.'] };
  await staffApi.send('POST', `/residences/${residence}/notices`, notice);
  await expect(page.getByText(notice.title).first()).toBeVisible(); // by then the screen has its numbers
  await wake(page);
  await kiosk.killServer();
  const number = await proposeCoffee(page);
  await expect(page.getByText(/partira toute seule/)).toBeVisible();
  kiosk.killHost();
  await kiosk.startServer();
  const proposals = () => staffApi.list<Proposal>(`/residences/${residence}/proposals`);
  await expect.poll(async () => (await proposals()).length, { timeout: 30_000 }).toBe(1);
  const [proposal] = await proposals();
  const refusal = { status: 'refused', because: 'La salle est prise.' };
  await staffApi.send('PATCH', `/residences/${residence}/proposals/${proposal?.id ?? ''}`, refusal);
  await touch(page, /J.ai noté/);
  await follow(page, number);
  await expect(page.getByText(/Non\s: La salle est prise\./)).toBeVisible();
});
