import { readResidenceCode } from '#shared/domain/residence-code.ts';
import type { Kiosk } from '../kiosk-fixture.ts';
import { expect, test } from '../kiosk-fixture.ts';
import { claimScreen } from '../claim-screen.ts';
import { touch, touchAll, typeCode } from '../touch.ts';

test.use({ enrolled: false });

const newCode = ({ staffApi, residence }: Kiosk, input: object) =>
  staffApi.send<{ code: string }>('POST', `/residences/${residence}/codes`, input);

/** The same code with another last sign: a slip that the screen finds by itself. */
function withSlip(code: string): string {
  const signs = code.replace('-', '');
  return signs.slice(0, 7) + (signs.endsWith('2') ? '3' : '2');
}

test('[EE9] a code typed by touch, « C’est bien ici ? », and the screen belongs there and tests itself', async ({
  kiosk,
}) => {
  const { page, code, staffApi, residence } = kiosk;
  await touchAll(page, 'Français', 'Continuer');
  await typeCode(page, code);
  await expect(page.getByText('Résidence des Essais')).toBeVisible();
  await expect(page.getByText('1 rue du Port')).toBeVisible();
  await touch(page, /Oui, c.est ici/);
  await touchAll(page, /^Oui, elle est droite/, '43 pouces', '850 mm', 'Suite');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Peignez tout');
  expect(await staffApi.list(`/residences/${residence}/screens`)).toHaveLength(1);
});

test('[EE10] nothing is bound before « Oui »: « Non » leads back to the code', async ({ kiosk }) => {
  const { page, code, staffApi, residence } = kiosk;
  await touchAll(page, 'Français', 'Continuer');
  await typeCode(page, code);
  await touch(page, /Non, changer le code/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Tapez le code');
  expect(await staffApi.list(`/residences/${residence}/screens`)).toEqual([]);
});

test('[EE11] wrong check sign, unknown, expired, exhausted code and a dead server: five different sentences', async ({
  kiosk,
}) => {
  test.setTimeout(150_000);
  const { page, code } = kiosk;
  await touchAll(page, 'Français', 'Continuer');
  const sentence = async (typed: string, words: RegExp): Promise<string> => {
    await typeCode(page, typed);
    const told = page.getByText(words).first();
    await expect(told).toBeVisible({ timeout: 20_000 });
    return told.innerText();
  };
  const expired = await newCode(kiosk, { expiresAt: Date.now() + 2_000 });
  const exhausted = await newCode(kiosk, { screens: 1 });
  await claimScreen(kiosk.server.url, exhausted.code);
  await page.waitForTimeout(2_500); // until the first code has expired
  const told = [
    await sentence(withSlip(code), /contient une erreur/),
    await sentence('2345678J', /ne connaissons pas/),
    await sentence(expired.code, /ne marche plus/),
    await sentence(exhausted.code, /a déjà servi/),
  ];
  await kiosk.killServer();
  told.push(await sentence(code, /ne répond pas/));
  expect(new Set(told).size).toBe(5);
  expect(readResidenceCode('2345678J').kind).toBe('code');
});
