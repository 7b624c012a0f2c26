import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Media } from '#shared/domain/media.ts';
import type { Kiosk } from '../kiosk-fixture.ts';
import { expect, test } from '../kiosk-fixture.ts';
import { touchAll, wake } from '../touch.ts';

const garden = readFileSync(join(import.meta.dirname, '../../fixtures/pictures/garden.webp'));
const alternative = 'Le jardin de la cour, avec son banc.';

/** As the staff page does it: the bytes first, then what names them. */
async function upload({ server, residence }: Kiosk): Promise<Media> {
  const api = `${server.url}/api`;
  const session = await fetch(`${api}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(server.staff),
  });
  const { token } = (await session.json()) as { token: string };
  const response = await fetch(`${api}/residences/${residence}/media`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'image/webp' },
    body: new Uint8Array(garden),
  });
  expect(response.status).toBe(201);
  return (await response.json()) as Media;
}

test('[ME44] a picture that staff publishes is on the glass, and stays with the server dead and the host killed', async ({
  kiosk,
}) => {
  test.setTimeout(120_000);
  const { page, staffApi, residence } = kiosk;
  const picture = { ...(await upload(kiosk)), alternative };
  await staffApi.send('POST', `/residences/${residence}/notices`, {
    title: 'La cour est en fleurs',
    body: ['Venez voir.'],
    picture,
  });
  const image = page.getByRole('img', { name: alternative });
  const widthDrawn = () => image.evaluate((one: HTMLImageElement) => one.naturalWidth);
  await expect(image).toBeVisible({ timeout: 20_000 }); // in the loop
  await expect.poll(widthDrawn).toBe(picture.width);

  await kiosk.killServer();
  kiosk.killHost();
  await page.reload();
  await wake(page);
  await touchAll(page, /^Les annonces/, /La cour est en fleurs/);
  await expect(image).toBeVisible({ timeout: 20_000 });
  await expect.poll(widthDrawn).toBe(picture.width);
});
