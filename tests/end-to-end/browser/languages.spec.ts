import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import { firstDownload } from '#scripts/first-download.ts';
import { languageSchema } from '#shared/domain/primitives.ts';
import type { FakeKiosk } from '../../renderer/support/fake-kiosk.ts';
import { goTo, startSceneKiosk, touch } from '../../renderer/support/scenes.ts';
import { catalogueOf } from '../catalogue-of.ts';

const root = resolve(import.meta.dirname, '../../..');
let folder: string;
let kiosk: FakeKiosk;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vestibule-page-'));
  await build({
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  });
});
test.afterAll(() => rm(folder, { recursive: true }));
test.beforeEach(async () => {
  kiosk = await startSceneKiosk(folder);
});
test.afterEach(() => kiosk.close());

const names = {
  fr: 'Français',
  en: 'English',
  ar: 'العربية',
  pt: 'Português',
  tr: 'Türkçe',
  es: 'Español',
};
const shapes = [
  { width: 1080, height: 1920 },
  { width: 1920, height: 1080 },
];

for (const language of languageSchema.options) {
  test(`[LA10] the words of both rows fit their cells in ${language}, at every size, on every panel`, async ({
    page,
  }) => {
    test.setTimeout(120_000);
    const texts = await catalogueOf(language);
    await goTo(page, kiosk, { name: 'test', press: ['Langue', names[language], texts('home.notices')] });
    const found: string[] = [];
    for (const size of ['100', '140', '200']) {
      for (const diagonalInches of [32, 43, 55] as const) {
        kiosk.announce({
          status: { panel: { diagonalInches, bottomMm: diagonalInches === 55 ? 700 : 850 } },
        });
        for (const viewport of shapes) {
          await page.setViewportSize(viewport);
          await page.clock.runFor(300);
          await page.waitForTimeout(150);
          const where = `${diagonalInches} inch, ${viewport.width} px wide, ${size} %`;
          found.push(...(await outOfCell(page)).map((label) => `${label}: ${where}`));
        }
      }
      await page.setViewportSize({ width: 1080, height: 1920 });
      await touch(page, texts('comfort.text'));
    }
    expect(found).toEqual([]);
  });
}

/** Labels of the last two rows of which a part lies outside of their button. */
function outOfCell(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const keys = [
      ...document.querySelectorAll('nav button'),
      ...document.querySelectorAll('[data-columns] button'),
    ];
    return keys
      .filter((key) => {
        const cell = key.getBoundingClientRect();
        const range = document.createRange();
        range.selectNodeContents(key.firstElementChild ?? key);
        return [...range.getClientRects()].some(
          ({ left, right, top, bottom }) =>
            left < cell.left - 1 || right > cell.right + 1 || top < cell.top - 1 || bottom > cell.bottom + 1,
        );
      })
      .map((key) => key.textContent ?? '');
  });
}

test('[LA11] the words of the comfort row are no wider than the cells were made for', async ({ page }) => {
  await goTo(page, kiosk, { name: 'test', press: [] });
  const comfort = [
    'comfort.listen',
    'comfort.stop',
    'comfort.repeat',
    'comfort.softer',
    'comfort.louder',
    'comfort.text',
    'comfort.contrast',
    'comfort.reach',
    'comfort.language',
    'comfort.language-other',
  ] as const;
  const words = (
    await Promise.all(
      languageSchema.options.map(async (language) => {
        const texts = await catalogueOf(language);
        return comfort.flatMap((key) => texts(key).split(' '));
      }),
    )
  ).flat();
  const wide = await page.evaluate((all) => {
    const pen = document.createElement('canvas').getContext('2d');
    if (!pen) throw new Error('no canvas');
    pen.font = '700 1000px Vestibule';
    return all.filter((word) => pen.measureText(word).width > 4880);
  }, words);
  expect(wide).toEqual([]);
});

test('[LA12] the scripts before the first paint are at most 170 KB compressed; other languages are files of their own', async () => {
  const { scripts } = await firstDownload(folder);
  expect(scripts).toBeGreaterThan(50 * 1024); // the page without React would be another page
  expect(scripts).toBeLessThanOrEqual(170 * 1024);
  const files = await readdir(join(folder, 'assets'));
  for (const language of ['en', 'ar', 'pt', 'tr', 'es'])
    expect(files.filter((name) => name.startsWith(`${language}-`) && name.endsWith('.js'))).toHaveLength(1);
});

test('[LA13] while a language is still coming, the screen speaks French', async ({ page }) => {
  const { promise, resolve: letCome } = Promise.withResolvers<void>();
  await page.route('**/assets/ar-*.js', async (route) => {
    await promise;
    await route.continue();
  });
  await goTo(page, kiosk, { name: 'test', press: ['Langue', names.ar] });
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toContainText('Que voulez-vous faire');
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  letCome();
  await expect(title).toContainText('ماذا تريد أن تفعل؟');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
});
