import { beforeEach, expect, test } from 'vitest';
import type { HostLife } from '#main/host/bridge/shell-channel.ts';
import { GlassKeeper } from '#main/supervisor/glass-keeper.ts';
import { MovedTimer } from './moved-timer.ts';

const minute = 60_000;
const pulse: HostLife = { pulse: { isStoreSound: true } };

let timer: MovedTimer;
/** What the glass was asked and what was counted, in order. */
let did: string[];
let hasSystem: boolean;
let keeper: GlassKeeper;

beforeEach(() => {
  timer = new MovedTimer();
  did = [];
  hasSystem = false;
  keeper = new GlassKeeper(
    {
      show: (picture) => did.push(picture),
      end: () => {
        did.push('end');
        keeper.ended('browser-exit'); // the process exits, and its exit is all that is known
      },
    },
    timer,
    {
      counted: (cause) => did.push(`+${cause}`),
      givesUp: () => {
        if (hasSystem) did.push('gives up');
        return hasSystem;
      },
    },
  );
  keeper.start();
});

/** Lets time pass with a living host, and a page that says this every two seconds. */
function live(seconds: number, beat: 'content' | 'out-of-order' | null): void {
  for (let at = 0; at < seconds; at += 2) {
    timer.pass(2_000);
    if (beat) keeper.heard({ beat });
    keeper.heard(pulse);
  }
}

/** Spends the whole budget. */
function crash(times: number): void {
  for (let time = 0; time < times; time += 1) {
    keeper.ended('page-gone');
    timer.pass(3_200);
  }
}

test('[SU13] what has ended is shown again and counted by its cause', () => {
  live(20, 'content');
  keeper.ended('page-memory');
  expect(did).toEqual(['page', '+page-memory']);
  timer.pass(200);
  expect(did).toEqual(['page', '+page-memory', 'page']);
});

test('[SU14] a page that is silent for eight seconds while the host lives is ended and shown again', () => {
  live(20, 'content');
  live(8, null);
  expect(did).toEqual(['page']);
  live(2, null);
  expect(did).toEqual(['page', 'end', '+page-silent']);
});

test('[SU14] a page that hangs by its own account is ended once, whatever else is heard of it', () => {
  keeper.end('page-unresponsive');
  keeper.end('page-gone');
  keeper.ended('page-gone');
  timer.pass(200);
  expect(did).toEqual(['page', 'end', '+page-unresponsive', 'page']);
});

test('[SU15] a page that begins has a minute for its first word', () => {
  live(60, null);
  expect(did).toEqual(['page']);
  live(2, null);
  expect(did).toEqual(['page', 'end', '+page-silent']);
});

test('[SU16] while the host is away no page is judged, and afterwards it has its time again', () => {
  live(20, 'content');
  timer.pass(10 * minute);
  keeper.hostState('restarting');
  keeper.hostState('up');
  live(8, null);
  expect(did).toEqual(['page']);
  live(2, null);
  expect(did.at(-1)).toBe('+page-silent');
});

test('[SU17] a page that shows its own calm words for a minute is begun anew', () => {
  live(20, 'content');
  live(60, 'out-of-order');
  expect(did).toEqual(['page']);
  live(2, 'out-of-order');
  expect(did).toEqual(['page', 'end', '+page-out-of-order']);
});

test('[SU18] after five restarts in ten minutes the calm page stands, and stands again when it ends', () => {
  crash(6);
  expect(did.slice(-3)).toEqual(['+page-gone', '+calm', 'calm']);
  did.length = 0;
  live(60, null);
  expect(did).toEqual([]);
  keeper.ended('browser-exit');
  timer.pass(5_000);
  expect(did).toEqual(['calm']);
});

test('[SU18] every ten minutes the page is tried; one that lives for ten minutes has its budget again', () => {
  crash(6);
  did.length = 0;
  timer.pass(10 * minute);
  expect(did).toEqual(['end', 'page']);
  keeper.ended('page-gone');
  timer.pass(10 * minute);
  expect(did).toEqual(['end', 'page', '+page-gone', '+calm', 'calm', 'end', 'page']);
  live(11 * 60, 'content');
  did.length = 0;
  keeper.ended('page-gone');
  timer.pass(200);
  expect(did).toEqual(['+page-gone', 'page']);
});

test('[SU18] a try that falls into a gap of the calm page shows the page', () => {
  crash(6);
  timer.pass(10 * minute - 6_000);
  keeper.ended('browser-exit');
  did.length = 0;
  timer.pass(4_000);
  expect(did).toEqual(['page']);
  timer.pass(minute);
  expect(did).toEqual(['page']);
});

test('[SU19] where a system starts everything anew, a spent budget ends everything and shows nothing more', () => {
  hasSystem = true;
  crash(6);
  timer.pass(20 * minute);
  expect(did.slice(-2)).toEqual(['+page-gone', 'gives up']);
});

test('[SU20] the glass shows what it should while content is not long ago or the calm page stands', () => {
  expect(keeper.shows(minute)).toBe(false);
  live(2, 'out-of-order');
  expect(keeper.shows(minute)).toBe(false);
  live(2, 'content');
  timer.pass(minute);
  expect(keeper.shows(minute)).toBe(true);
  timer.pass(1);
  expect(keeper.shows(minute)).toBe(false);
  crash(6);
  expect(keeper.shows(minute)).toBe(true);
});

test('[SU7] a keeper that was stopped shows nothing again', () => {
  keeper.stop();
  keeper.ended('browser-exit');
  timer.pass(20 * minute);
  expect(did).toEqual(['page']);
});
