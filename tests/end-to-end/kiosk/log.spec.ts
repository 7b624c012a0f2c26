import { expect, test } from '../kiosk-fixture.ts';
import { touch, touchAll, type, wake } from '../touch.ts';

test('[OP18] what a person types at the glass stands in no line of shell or host, through a crash too', async ({
  kiosk,
}) => {
  const { page, staffApi, residence, shell } = kiosk;
  await wake(page);
  await touchAll(page, /^Les sorties/, /^Proposer une sortie/, 'Un café', 'Demain', 'Après-midi');
  await touchAll(page, /^14 heures$/, 'Dehors', /^J.écris mon prénom/);
  await type(page, 'Z', 'Q', 'X');
  await touch(page, 'Continuer');
  await touchAll(page, 'Rez-de-chaussée', 'Envoyer', /J.ai noté/);
  const proposals = () => staffApi.list<{ firstName: string }>(`/residences/${residence}/proposals`);
  await expect.poll(async () => JSON.stringify(await proposals())).toMatch(/zqx/i);
  kiosk.damageFeed(); // the host dies, and comes back to a damaged file
  await expect.poll(() => shell.log(), { timeout: 20_000 }).toContain('store.damaged');
  expect(shell.log()).not.toMatch(/zqx/i);
});
