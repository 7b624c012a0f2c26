import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aHelpAsk } from '#support/actions.ts';
import { goodFindings } from '#support/findings.ts';
import { settled } from '#support/hand-clock.ts';
import { aKioskForInstallers, comeIn } from '#support/installer.ts';
import { aNotice, aRequest } from '#support/items.ts';
import { goodCode } from '#support/memory-kiosk.ts';
import type { MemoryKiosk } from '#support/memory-kiosk.ts';

const picture = Buffer.from('Image-du-jardin '.repeat(64));

/** What was on the disk of the old residence: its people, its words, its pictures, its name and the screen's own id. */
const canaries = ['Parole', 'Odette', 'Image-du-jardin', 'Le Cormoran', 'Solange'];

/** A screen that holds something of every kind: feed, picture, outbox, report, fitting, an aside of the wizard. */
async function aLivedInKiosk(): Promise<{ kiosk: MemoryKiosk; screenId: string }> {
  const kiosk = await aKioskForInstallers();
  const { server, page, clock } = kiosk;
  server.publish([
    aNotice('a', { title: 'Parole privée', picture: server.addPicture(picture) }),
    aRequest('b', { firstName: 'Solange' }),
  ]);
  await clock.advance(60_000);
  server.fault = (name) => (name === 'action' ? 'swallow' : 'deliver');
  await page.call('act', aHelpAsk() as never);
  const ticket = await comeIn(kiosk);
  await page.call('installer.accept', { ticket, findings: goodFindings });
  const fitting = { panel: { diagonalInches: 32, bottomMm: 900 }, delays: { bounceMs: 900 } };
  await page.call('installer.fit', { ticket, fitting });
  await settled();
  const { id: screenId = '' } = page.status?.screen ?? {};
  const everything = [...canaries, screenId];
  await expect
    .poll(() => found(kiosk, everything), { message: 'the picture too is on the disk' })
    .toEqual(everything);
  return { kiosk, screenId };
}

/** Which of `words` stand anywhere below the data directory. */
function found(kiosk: MemoryKiosk, words: readonly string[]): string[] {
  const files = readdirSync(kiosk.dataDir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
  const names = readdirSync(kiosk.dataDir, { recursive: true, encoding: 'utf8' }).join('\n');
  const bytes = Buffer.concat([Buffer.from(names), ...files]).toString('latin1');
  return words.filter((word) => bytes.includes(Buffer.from(word).toString('latin1')));
}

test('[IN36] a screen that is taken out of service holds no word, picture or person of its residence', async () => {
  const { kiosk, screenId } = await aLivedInKiosk();
  const { page, clock } = kiosk;
  await page.call('installer.unenrol', { ticket: await comeIn(kiosk) });
  expect(found(kiosk, canaries)).toEqual([]);
  await clock.advance(300_000);
  await expect
    .poll(() => found(kiosk, [screenId]), { message: 'once the farewell was answered' })
    .toEqual([]);
  await kiosk.restart();
  expect(found(kiosk, [...canaries, screenId])).toEqual([]);
});

test('[IN36] so does one that moves, whose new residence gets nothing of the old one', async () => {
  const { kiosk, screenId } = await aLivedInKiosk();
  const { server, page, clock } = kiosk;
  const ticket = await comeIn(kiosk);
  server.fault = () => 'deliver';
  server.scope('residence').items.clear();
  server.residenceName = 'Les Hirondelles';
  const heard = server.heard.length;
  await page.call('installer.move', { ticket, code: goodCode });
  await clock.advance(300_000);
  await expect.poll(() => page.status?.screen?.residence).toBe('Les Hirondelles');
  await expect.poll(() => found(kiosk, [...canaries, screenId])).toEqual([]);
  const told = JSON.stringify(server.heard.slice(heard).filter(({ name }) => name !== 'screen:farewell'));
  expect([...canaries, screenId].filter((word) => told.includes(word))).toEqual([]);
});
