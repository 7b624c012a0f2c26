import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { closeDatabase } from '#main/host/store/open-database.ts';
import { openOutboxFile } from '#main/host/store/outbox-file.ts';
import { CorrectedClock } from '#main/host/sync/corrected-clock.ts';
import { seededChance } from '#support/chance.ts';
import { HandClock } from '#support/hand-clock.ts';
import { aNotice } from '#support/items.ts';
import { aKiosk, noon } from '#support/memory-kiosk.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';
import { TestLog } from '#support/test-log.ts';

const hour = 3_600_000;
const year = 365 * 24 * hour;

test.each([
  ['ten years behind', -10 * year],
  ['ten years ahead', 10 * year],
])(
  '[CK1] a clock that is %s is corrected by the first contact: what is over is gone, what holds is shown',
  async (_, wrong) => {
    const kiosk = await aKiosk((fresh) =>
      fresh.publish([
        aNotice('over', { expiresAt: noon - hour }),
        aNotice('holds', { expiresAt: noon + hour }),
        aNotice('later', { publishAt: noon + hour }),
      ]),
    );
    await kiosk.restart({
      between: () => {
        kiosk.clock.jump(wrong);
        kiosk.clock.bootId = 'boot-2';
      },
    });
    await kiosk.clock.advance(1_000);
    expect(kiosk.ids).toEqual(['holds']);
    const { clock } = kiosk.page.status ?? {};
    expect(clock?.trusted).toBe(true);
    expect(Math.abs((clock?.offsetMs ?? 0) + wrong)).toBeLessThan(2_000);
  },
);

test('[CK2] after the first contact nobody who sets the clock changes what is on the glass; pages learn the new offset', async () => {
  const kiosk = await aKiosk((fresh) => fresh.publish([aNotice('a', { expiresAt: noon + hour })]));
  kiosk.clock.jump(10 * year);
  await kiosk.clock.advance(30_000);
  expect([kiosk.ids, kiosk.page.status?.clock.offsetMs]).toEqual([['a'], -10 * year]);
  kiosk.clock.jump(-20 * year);
  await kiosk.clock.advance(hour);
  expect(kiosk.ids).toEqual([]);
});

test('[CK3] the offset outlives a restart of the host, but not a restart of the machine', async () => {
  const kiosk = await aKiosk();
  kiosk.clock.jump(5 * year);
  kiosk.server.isReachable = false;
  await kiosk.restart();
  expect(kiosk.page.status?.clock).toEqual({ offsetMs: -5 * year, trusted: true });
  await kiosk.restart({ between: () => (kiosk.clock.bootId = 'boot-2') });
  expect(kiosk.page.status?.clock).toEqual({ offsetMs: 0, trusted: false });
});

test('[CK4] a clock earlier than the last server time seen shows rather than hides, and hides what surely was over', async () => {
  const kiosk = await aKiosk((fresh) =>
    fresh.publish([
      aNotice('over', { expiresAt: noon - hour }),
      aNotice('perhaps', { expiresAt: noon + hour }),
      aNotice('later', { publishAt: noon + hour }),
    ]),
  );
  kiosk.server.isReachable = false;
  await kiosk.restart({
    between: () => {
      kiosk.clock.jump(-3 * year);
      kiosk.clock.bootId = 'boot-2';
    },
  });
  expect([kiosk.page.status?.clock.trusted, kiosk.ids]).toEqual([false, ['later', 'perhaps']]);
});

test('[CK5] things come and go by the clock without a network, at their minute', async () => {
  const kiosk = await aKiosk((fresh) =>
    fresh.publish([
      aNotice('ends', { expiresAt: noon + hour }),
      aNotice('begins', { publishAt: noon + 2 * hour }),
    ]),
  );
  kiosk.server.isReachable = false;
  kiosk.server.dropLines();
  await kiosk.restart();
  await kiosk.clock.advance(hour - 1);
  expect(kiosk.ids).toEqual(['ends']);
  await kiosk.clock.advance(1);
  expect(kiosk.ids).toEqual([]);
  await kiosk.clock.advance(hour);
  expect(kiosk.ids).toEqual(['begins']);
});

test('[CK6] the server spoke in the middle between question and answer', () => {
  const clock = new HandClock(noon);
  const db = openOutboxFile(join(temporaryDirectory(), 'outbox.db'), seededChance(), new TestLog());
  onTestFinished(() => closeDatabase(db));
  const time = new CorrectedClock(clock, db, 0);
  time.learn(noon, clock.monotonic() - 3_000, clock.monotonic() - 1_000);
  expect(time.now()).toBe(noon + 2_000);
});
