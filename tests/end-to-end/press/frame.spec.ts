import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { build, preview } from 'vite';
import type { PreviewServer } from 'vite';
import { fileURLToPath } from 'node:url';

/** Every look of the harness on every panel: what people can touch is where and as large as they need it. */

const configFile = fileURLToPath(new URL('../../renderer/ui/harness/vite.config.ts', import.meta.url));
let server: PreviewServer;

test.beforeAll(async () => {
  await build({ configFile });
  server = await preview({ configFile, preview: { port: 0, host: '127.0.0.1' } });
});
test.afterAll(() => server.close());

const views = { portrait: { width: 1080, height: 1920 }, landscape: { width: 1920, height: 1080 } };
const longTitle = 'Décisions de l’assemblée générale des copropriétaires '.repeat(4).slice(0, 200).trim();
const looks: [show: string, extra: string][] = [
  ['home', ''],
  ['home', '&dir=rtl'],
  ['home', '&urgent&offline'],
  ['ask', ''],
  ['event', '&urgent'],
  ['number', '&offline'],
  ['notices', ''],
  ['notices', '&urgent&offline'],
  ['notice', `&title=${encodeURIComponent(longTitle)}`],
  ['code', '&urgent'],
  ['letters', ''],
  ['letters', '&abc&offline'],
  ['setup', ''],
  ['idle', ''],
  ['attract', '&urgent'],
];

type Target = {
  name: string;
  isFixed: boolean;
  isKey: boolean;
  box: { x: number; y: number; width: number; height: number };
};
type Seen = { targets: Target[]; headings: number; clipped: string[]; bodyTop: number };

/** What stands on the glass, in px. */
function look(page: Page): Promise<Seen> {
  return page.evaluate(() => {
    const parts = [...document.querySelectorAll<HTMLElement>('[data-screen] *')].filter(
      (part) => !part.closest('svg'),
    );
    const isClipped = (part: HTMLElement) =>
      getComputedStyle(part).display !== 'inline' &&
      (part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1);
    const isOff = (part: HTMLElement) => {
      const box = part.getBoundingClientRect();
      return box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1;
    };
    const body = [...document.querySelectorAll<HTMLElement>('main p, main dl')].filter(
      (part) => part.firstElementChild?.tagName !== 'svg' || part.innerText !== '',
    );
    return {
      targets: [...document.querySelectorAll('button')].map((button) => {
        const { x, y, width, height } = button.getBoundingClientRect();
        const zone = button.closest('nav') ?? button.closest('[data-columns]');
        const isKey = button.closest('[data-screen=request], [data-screen=setup]') !== null && zone === null;
        return { name: button.innerText, isFixed: zone !== null, isKey, box: { x, y, width, height } };
      }),
      headings: document.querySelectorAll('h1').length,
      clipped: parts
        .filter((part) => isClipped(part) || (part.innerText && isOff(part)))
        .map((part) => `${part.tagName}.${part.className}: ${part.innerText.slice(0, 40)}`),
      bodyTop: Math.min(...body.map((part) => part.getBoundingClientRect().top)),
    };
  });
}

/** In `npm test` the two ends and the panel that is recommended; all of them in `npm run test:screens`. */
const isInShort = (inches: number, orientation: string) =>
  process.env['VESTIBULE_SCREENS'] === 'all' ||
  ['32 portrait', '43 portrait', '43 landscape', '55 landscape'].includes(`${inches} ${orientation}`);

for (const inches of [32, 43, 55])
  for (const [orientation, viewport] of Object.entries(views).filter(([name]) => isInShort(inches, name)))
    test(`[UI50] every look holds its rules on ${inches} inches ${orientation}`, async ({ page }) => {
      test.setTimeout(240_000);
      await page.setViewportSize(viewport);
      const mmPerPx = (inches * 25.4) / Math.hypot(viewport.width, viewport.height);
      for (const [show, extra] of looks)
        for (const scale of [1, 1.4, 2])
          for (const reach of ['default', 'low']) {
            if (isKnownLimit(inches, orientation, extra, scale)) continue;
            const where = `${show}${extra.slice(0, 20)} ${inches} ${orientation} ${scale} ${reach}`;
            await page.goto(
              `${server.resolvedUrls?.local[0]}?show=${show}${extra}&diagonal=${inches}&scale=${scale}&reach=${reach}`,
            );
            await page.locator('[data-screen]').waitFor();
            await page.evaluate(() => document.fonts.ready.then(() => new Promise(requestAnimationFrame)));
            const seen = await look(page);
            expect.soft(seen.headings, `${where}: one h1`).toBe(1);
            expect.soft(seen.clipped, `${where}: nothing clips`).toEqual([]);
            checkTargets(where, seen.targets, reach, viewport.height, mmPerPx, show);
          }
    });

/**
 * 32 inches cannot hold an urgent band, or lying the largest text, beside everything else; nor the largest text and
 * a long word on freshness above a keyboard: 43 is recommended.
 */
function isKnownLimit(inches: number, orientation: string, extra: string, scale: number): boolean {
  return (
    inches === 32 &&
    (extra.includes('urgent') || (scale === 2 && (orientation === 'landscape' || extra === '&abc&offline')))
  );
}

function checkTargets(
  where: string,
  targets: Target[],
  reach: string,
  heightPx: number,
  mmPerPx: number,
  show: string,
): void {
  const mayRise = reach === 'default' && ['notices', 'code', 'letters', 'setup'].includes(show);
  for (const { name, box, isFixed, isKey } of targets) {
    const topMm = 850 + (heightPx - box.y) * mmPerPx;
    const bottomMm = 850 + (heightPx - box.y - box.height) * mmPerPx;
    const size = [box.width * mmPerPx + 0.2, box.height * mmPerPx + 0.2] as const;
    const least = isFixed ? [60, 40] : isKey ? [25, 25] : [90, 50];
    expect
      .soft(topMm, `${where}: ${name} is low enough`)
      .toBeLessThanOrEqual((mayRise && !isFixed ? 1300 : 1200) + 0.5);
    expect.soft(bottomMm, `${where}: ${name} is high enough`).toBeGreaterThanOrEqual(900 - 0.5);
    expect.soft(size[0], `${where}: ${name} is wide enough`).toBeGreaterThanOrEqual(least[0] ?? 0);
    expect.soft(size[1], `${where}: ${name} is high`).toBeGreaterThanOrEqual(least[1] ?? 0);
  }
  for (const [index, one] of targets.entries())
    for (const other of targets.slice(index + 1))
      expect
        .soft(gap(one, other) * mmPerPx, `${where}: ${one.name} and ${other.name}`)
        .toBeGreaterThanOrEqual(8 - 0.2);
}

function gap({ box: one }: Target, { box: other }: Target): number {
  const across = Math.max(other.x - one.x - one.width, one.x - other.x - other.width);
  const down = Math.max(other.y - one.y - one.height, one.y - other.y - other.height);
  return across > 0 && down > 0 ? Math.hypot(across, down) : Math.max(across, down);
}
