/**
 * Takes pictures of the blocks for people to look at: `node tests/renderer/ui/harness/screenshots.ts [name part]`.
 * They go to `screenshots/ui/`, which git ignores. Not a test: eyes judge.
 */
import { chromium } from '@playwright/test';
import { createServer } from 'vite';
import { fileURLToPath } from 'node:url';

const portrait = { width: 1080, height: 1920 };
const landscape = { width: 1920, height: 1080 };
const pictures: [name: string, viewport: { width: number; height: number }, query: string][] = [
  ['home', portrait, 'show=home'],
  ['home-urgent', portrait, 'show=home&urgent'],
  ['home-140', portrait, 'show=home&scale=1.4'],
  ['home-200', portrait, 'show=home&scale=2'],
  ['home-rtl', portrait, 'show=home&dir=rtl'],
  ['home-night', portrait, 'show=home&theme=night&hour=22'],
  ['home-black', portrait, 'show=home&theme=black'],
  ['home-yellow', portrait, 'show=home&theme=yellow&urgent'],
  ['home-landscape', landscape, 'show=home&urgent'],
  ['home-landscape-200', landscape, 'show=home&scale=2'],
  ['home-landscape-rtl', landscape, 'show=home&dir=rtl'],
  ['home-32', portrait, 'show=home&diagonal=32&urgent'],
  ['home-32-landscape', landscape, 'show=home&diagonal=32&urgent'],
  ['home-32-landscape-140', landscape, 'show=home&diagonal=32&scale=1.4'],
  ['home-55', portrait, 'show=home&diagonal=55'],
  ['ask', portrait, 'show=ask&hour=7'],
  ['event', portrait, 'show=event'],
  ['event-200', portrait, 'show=event&scale=2'],
  ['event-landscape', landscape, 'show=event'],
  ['number', portrait, 'show=number&offline'],
  ['notices', portrait, 'show=notices'],
  ['notices-200', portrait, 'show=notices&scale=2'],
  ['notices-landscape', landscape, 'show=notices&urgent'],
  ['notices-low', portrait, 'show=notices&reach=low'],
  ['notice', portrait, 'show=notice'],
  ['notice-140', portrait, 'show=notice&scale=1.4&urgent'],
  ['code', portrait, 'show=code'],
  ['code-landscape', landscape, 'show=code'],
  ['setup', portrait, 'show=setup'],
  ['confirmation', portrait, 'show=confirmation&hour=18'],
  ['idle', portrait, 'show=idle&hour=18'],
  ['attract', portrait, 'show=attract&hour=18.6'],
  ['attract-day', portrait, 'show=attract&hour=11&buildings=3&setting=hills'],
  ['attract-dawn', portrait, 'show=attract&hour=7&lit=5&urgent'],
  ['attract-night', portrait, 'show=attract&hour=23&theme=night&lit=40'],
  ['attract-landscape', landscape, 'show=attract&hour=18.6'],
  ['attract-32', portrait, 'show=attract&hour=12&diagonal=32'],
  ['attract-yellow', portrait, 'show=attract&theme=yellow'],
];

const server = await createServer({
  configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)),
  server: { port: 0, host: '127.0.0.1' },
});
await server.listen();
const address = server.resolvedUrls?.local[0];
const browser = await chromium.launch({
  executablePath: process.env['VESTIBULE_CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
    '--disable-quic',
  ],
});
const page = await browser.newPage();
page.on('pageerror', (error) => console.error(error));
for (const [name, viewport, query] of pictures.filter(([name]) => name.includes(process.argv[2] ?? ''))) {
  await page.setViewportSize(viewport);
  await page.goto(`${address}?${query}`);
  await page.waitForSelector('[data-screen]');
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(400);
  const overflow = await page.evaluate(() =>
    [...document.querySelectorAll('[data-screen] *')]
      .filter(
        (part) =>
          !part.closest('svg') &&
          (part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1),
      )
      .filter((part) => getComputedStyle(part).display !== 'inline')
      .map(
        (part) =>
          `${part.tagName}.${part.className} ${part.scrollWidth}/${part.clientWidth} ${part.scrollHeight}/${part.clientHeight} ${part.textContent?.slice(0, 30)}`,
      ),
  );
  await page.screenshot({ path: `screenshots/ui/${name}.png` });
  console.log(name, overflow.length > 0 ? overflow.slice(0, 6) : '');
}
await browser.close();
await server.close();
