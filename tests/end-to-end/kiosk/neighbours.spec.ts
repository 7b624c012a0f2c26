import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from '../kiosk-fixture.ts';
import type { Kiosk } from '../kiosk-fixture.ts';
import { openBrowserShell } from '../shells.ts';
import type { ShellInput } from '../shells.ts';
import { askForHelp, follow, touch, touchAll, type, typeName, wake } from '../touch.ts';

type Asked = {
  id: string;
  number: string;
  status: string;
  thanked: boolean;
  offers: { id: string; firstName: string; floor: string | null; status: string }[];
  private: { firstName: string | null } | null;
  phones: Record<string, string>;
};

/** Another screen of the same residence, in a process of its own. */
async function withSecondScreen(
  { server, code }: Kiosk,
  input: Pick<ShellInput, 'openBrowser' | 'context'>,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vestibule-second-'));
  const environment = { VESTIBULE_SERVER: server.url, VESTIBULE_CODE: code, ...soonBack };
  const shell = await openBrowserShell({ ...input, data: folder, environment });
  try {
    await use(shell.page);
  } finally {
    await shell.close();
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

const requestOf =
  ({ staffApi, residence }: Kiosk, number: string) =>
  async () => {
    const all = await staffApi.list<Asked>(`/residences/${residence}/requests`);
    return all.find((request) => request.number === number);
  };

/** A screen of a single residence knocks at the server again within five seconds; some more for two slow cores. */
const soonBack = { VESTIBULE_RECONNECT_MOST_SECONDS: '5' };
const backOnline = { timeout: 40_000 };

test.use({ kioskEnvironment: soonBack });

/** « On vient sonner chez moi », with the door. */
const atDoor = ['On vient sonner chez moi', 'Rez-de-chaussée', '2'];

/** From Home of the second screen to the confirmation. */
async function offerHelp(page: Page, name: string): Promise<void> {
  await touchAll(page, /^Je peux aider/, /^Faire mes courses/, /^Je peux aider/, /^Demain matin/);
  await typeName(page, name);
  await touchAll(page, 'Continuer', 'Rez-de-chaussée', 'Oui, je le donne');
  await type(page, ...'0612345678'.split(''));
  await touchAll(page, 'Continuer', 'Envoyer');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Merci/);
}

test('[EE20] help is asked on one screen, offered on another, accepted, done and thanked, the server dead for half of it', async ({
  kiosk,
  openBrowser,
  viewport,
  hasTouch,
  contextOptions,
}) => {
  test.setTimeout(240_000);
  const asker = kiosk.page;
  const context = { ...contextOptions, viewport, hasTouch };
  await withSecondScreen(kiosk, { openBrowser, context }, async (helper) => {
    await wake(asker);
    const number = await askForHelp(asker, 'denise', atDoor);
    const request = requestOf(kiosk, number);
    await expect.poll(request).toMatchObject({ status: 'open', private: { firstName: 'Denise' } });
    await touch(asker, /J.ai noté/);

    await wake(helper);
    await touch(helper, /^Je peux aider/);
    await expect(helper.getByRole('button', { name: /^Faire mes courses/ })).toBeVisible();
    await expect(helper.getByText('Denise')).toHaveCount(0);
    await touch(helper, 'Accueil');
    await kiosk.killServer();
    await offerHelp(helper, 'fatou');
    await expect(helper.getByText(/C.est noté ici/)).toBeVisible();
    await touch(helper, /J.ai compris/);
    await kiosk.startServer();
    await expect.poll(request, backOnline).toMatchObject({
      status: 'offered',
      offers: [{ firstName: 'Fatou', floor: 'Rez-de-chaussée', status: 'waiting' }],
    });
    expect(Object.values((await request())?.phones ?? {})).toEqual(['0612345678']);

    await expect(asker.getByText(/Une réponse attend/).first()).toBeVisible(backOnline);
    await follow(asker, number);
    await expect(asker.getByText(/^Fatou, Rez-de-chaussée, veut vous aider/)).toBeVisible();
    await kiosk.killServer();
    await touchAll(asker, 'Oui, je veux bien', 'Rez-de-chaussée', 'Oui, je veux bien');
    await expect(asker.getByText(/C.est d.accord avec Fatou/)).toBeVisible();
    await touch(asker, /J.ai compris/);
    await follow(asker, number);
    await expect(asker.getByText(/Fatou vient demain matin/)).toBeVisible();
    await touchAll(asker, /C.est fait/, /Oui, c.est fait/, /J.ai compris/);
    await follow(asker, number);
    await touchAll(asker, /^Merci/, /^Merci/);
    await kiosk.startServer();
    await expect.poll(request, backOnline).toMatchObject({ status: 'done', thanked: true });
    await helper.reload();
    await wake(helper);
    await touch(helper, /^Je peux aider/);
    await expect(helper.getByText(/Personne ne demande/)).toBeVisible(backOnline);
    expect((await request())?.offers).toHaveLength(1);
  });
});
