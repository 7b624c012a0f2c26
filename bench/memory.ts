import type { Page } from '@playwright/test';
import type { Figure } from './measure.ts';
import { startBuiltKiosk } from './support/built-kiosk.ts';
import type { BuiltKiosk } from './support/built-kiosk.ts';
import { openChromium } from './support/chromium.ts';
import { familyOf, memberOf, privateBytes, residentBytes } from './support/linux-processes.ts';
import { stroll } from './support/stroll.ts';

const mega = 1024 * 1024;

/** How long the walk is: navigations in all and before the first look, and changes of the feed meanwhile. */
type Walk = { navigations: number; warmUp: number; changes: number };

/** PF7: memory of the host and of Chromium after a long walk through the screens while the feed changes. */
export async function memory({ navigations, warmUp, changes }: Walk): Promise<Figure[]> {
  const kiosk = await startBuiltKiosk();
  try {
    const blank = await blankPage();
    const browser = await openChromium();
    const page = browser.pages()[0] ?? (await browser.newPage());
    await page.goto(kiosk.kiosk);
    await page.locator('[data-screen=attract]').waitFor();
    await page.waitForTimeout(1_000); // the guard after a screen change
    await page.mouse.click(540, 700);
    await page.locator('[data-screen=home]').waitFor();
    const changing = changeFeed(kiosk, changes);
    await stroll(page, warmUp);
    const early = await settled(page);
    await stroll(page, navigations - warmUp);
    await changing;
    const late = await settled(page);
    const host = residentBytes(kiosk.host);
    await browser.close();
    return figures({ host, blank, early, late, warmUp, navigations });
  } finally {
    await kiosk.stop();
  }
}

/** Private bytes of the same Chromium with nothing in it: the peer. */
async function blankPage(): Promise<number> {
  const browser = await openChromium();
  const page = browser.pages()[0] ?? (await browser.newPage());
  await page.goto('about:blank');
  const { chromium } = await settled(page);
  await browser.close();
  return chromium;
}

type Settled = { chromium: number; heap: number };

/** Private bytes of all of Chromium, and of the page's own objects, when what is not needed has been thrown away. */
async function settled(page: Page): Promise<Settled> {
  const devtools = await page.context().newCDPSession(page);
  for (let times = 0; times < 3; times++) {
    await devtools.send('HeapProfiler.collectGarbage');
    await page.waitForTimeout(1_000);
  }
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  await devtools.detach();
  const family = familyOf(memberOf(process.pid, '--user-data-dir'));
  return { chromium: family.reduce((sum, pid) => sum + privateBytes(pid), 0), heap: usedSize };
}

/** Notices come, and are withdrawn after a while, so that the walk meets both. */
async function changeFeed({ notices }: BuiltKiosk, changes: number): Promise<void> {
  const shown: string[] = [];
  for (let change = 0; change < changes; change++) {
    const oldest = shown.length >= 20 ? shown.shift() : undefined;
    if (oldest === undefined)
      shown.push(
        await notices.publish({ title: `Annonce ${change}`, body: ['Une annonce parmi beaucoup d’autres.'] }),
      );
    else await notices.withdraw(oldest);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

type Memories = {
  host: number;
  blank: number;
  early: Settled;
  late: Settled;
  warmUp: number;
  navigations: number;
};

function figures({ host, blank, early, late, warmUp, navigations }: Memories): Figure[] {
  const above = late.chromium - blank;
  const growth = (late.chromium / early.chromium - 1) * 100;
  const heap = (bytes: number) => `${(bytes / mega).toFixed(1)} MB`;
  return [
    {
      id: 'PF7',
      what: `host, resident, after ${navigations} navigations`,
      value: heap(host),
      bar: '≤ 100 MB',
      met: host <= 100 * mega,
      samples: [host],
    },
    {
      id: 'PF7',
      what: `Chromium, private, above a blank page (${heap(blank)})`,
      value: heap(above),
      bar: '≤ 25 MB',
      met: above <= 25 * mega,
      samples: [above],
    },
    {
      id: 'PF7',
      what: `Chromium, private, growth from navigation ${warmUp} (page's objects ${heap(early.heap)} → ${heap(late.heap)})`,
      value: `${growth.toFixed(1)} %`,
      bar: '≤ 2 %',
      met: growth <= 2,
      samples: [early.chromium, late.chromium],
    },
  ];
}
