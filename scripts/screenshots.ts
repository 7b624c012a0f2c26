/**
 * Takes pictures of the screens in real Chromium, from an invented residence, into `screenshots/` with an index to look
 * through: `npm run screenshots -- [name…] [--all] [--inches 32,55] [--text 1.4,2] [--language ar] …` (README).
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { build } from 'vite';
import { lookAfter, wear } from '../tests/end-to-end/screens/wear.ts';
import { plainLook, viewports } from '../tests/end-to-end/screens/looks.ts';
import type { Look } from '../tests/end-to-end/screens/looks.ts';
import { goTo, scenes, startSceneKiosk } from '../tests/renderer/support/scenes.ts';
import type { Scene } from '../tests/renderer/support/scenes.ts';
import { languageNames } from '../src-renderer/i18n/language-names.ts';
import { indexPage } from './pictures/index-page.ts';
import type { Taken } from './pictures/index-page.ts';
import { pictureName, readWanted } from './pictures/looks-wanted.ts';
import type { Wanted } from './pictures/looks-wanted.ts';

const root = resolve(import.meta.dirname, '..');
const target = join(root, 'screenshots');

async function main({ words, looks }: Wanted): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'vestibule-page-'));
  await build({
    configFile: join(root, 'vite.config.ts'),
    root: join(root, 'src-renderer'),
    build: { outDir: folder, emptyOutDir: true },
    logLevel: 'error',
  });
  await mkdir(target, { recursive: true });
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
    ],
  });
  const taken: Taken[] = [];
  for (const scene of scenes) {
    for (const look of looks) {
      const name = pictureName(scene.name, look);
      if (words.length > 0 && !words.some((word) => name.includes(word))) continue;
      const isTaken = await takePicture(browser, folder, { scene, look, name });
      if (isTaken) taken.push({ scene: scene.name, look, file: `${name}.png` });
    }
  }
  await browser.close();
  await rm(folder, { recursive: true });
  await writeFile(join(target, 'index.html'), indexPage(taken));
  console.log(`${taken.length} pictures: ${join(target, 'index.html')}`);
}

type Picture = { scene: Scene; look: Look; name: string };

/** False when the screen cannot be reached or cannot wear this look, which is said. */
async function takePicture(
  browser: Browser,
  folder: string,
  { scene, look, name }: Picture,
): Promise<boolean> {
  const kiosk = await startSceneKiosk(folder);
  const viewport = viewports[look.orientation];
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce', locale: 'fr-FR' });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`${name}: ${error.message}`));
  try {
    const openingHours = openingHoursOf(page);
    await goTo(page, kiosk, scene, () => openingHours);
    const begun = { ...lookAfter(scene.press ?? []), orientation: look.orientation };
    const spoken = languageNames.find((one) => scene.press?.includes(one.name))?.language;
    if (spoken) await page.locator(`html[lang=${spoken}]`).waitFor({ timeout: 5_000 }); // its words come in a file of their own
    const before = await screenOf(page);
    const isPlain =
      pictureName('', look) === pictureName('', { ...plainLook, orientation: look.orientation });
    if (!isPlain) await wear(page, kiosk, begun, look);
    if ((await screenOf(page)) !== before) throw new Error('wearing this look leads away from the screen');
    await page.screenshot({ path: join(target, `${name}.png`) });
    return true;
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
    return false;
  } finally {
    await context.close();
    await kiosk.close();
  }
}

/**
 * Opening hours come in a late file, and with them a line on Home: all pictures are of a screen that has them. An installer's
 * screens never ask for them.
 */
async function openingHoursOf(page: Page): Promise<void> {
  const response = await page.waitForResponse(/opening_hours/, { timeout: 1_000 }).catch(() => null);
  if (!response) return;
  await response.finished();
  await page.waitForTimeout(100); // to be read
}

async function screenOf(page: Page): Promise<string | null> {
  return page.locator('[data-screen]').first().getAttribute('data-screen');
}

await main(readWanted(process.argv.slice(2)));
