import { expect, test } from 'vitest';
import { Pulse } from '#main/host/health/pulse.ts';
import { openFeedFile, proveFeedFile } from '#main/host/store/feed-file.ts';
import { KioskError } from '#shared/kiosk-error.ts';
import { HandClock } from '#support/hand-clock.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';
import { TestLog } from '#support/test-log.ts';

/** The pulses of a host whose store answers a write so. */
async function pulsesOf(prove: (now: number) => void, ms: number): Promise<boolean[]> {
  const [clock, life, pulses] = [new HandClock(0), new AbortController(), [] as boolean[]];
  const tell = ({ pulse }: { pulse: { isStoreSound: boolean } }): void =>
    void pulses.push(pulse.isStoreSound);
  const running = new Pulse({ clock, log: new TestLog(), prove, tell }).run(life.signal);
  await clock.advance(ms);
  life.abort();
  await clock.advance(0);
  await running;
  return pulses;
}

const refuse = (code: 'store.full' | 'store.read_only' | 'store.busy') => () => {
  throw new KioskError(code, code);
};

test('[HE4] the host pulses every two seconds and writes into its database now and then', async () => {
  const db = openFeedFile(`${temporaryDirectory()}/feed.db`, new TestLog());
  const written: number[] = [];
  const pulses = await pulsesOf((now) => {
    proveFeedFile(db, now);
    written.push(now);
  }, 40_000);
  expect(pulses).toEqual(Array<boolean>(20).fill(true));
  expect(written).toHaveLength(3);
  expect(db.prepare('SELECT at FROM pulse').pluck().all()).toEqual([written.at(-1)]);
  db.close();
});

test('[HE4] a database that takes no write is not sound; a full or read-only disk is no reason to start again', async () => {
  expect(await pulsesOf(refuse('store.busy'), 4_000)).toEqual([false, false]);
  expect(await pulsesOf(refuse('store.full'), 4_000)).toEqual([true, true]);
  expect(await pulsesOf(refuse('store.read_only'), 4_000)).toEqual([true, true]);
});
