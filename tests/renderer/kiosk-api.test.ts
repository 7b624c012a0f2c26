import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Language } from '#shared/domain/primitives.ts';
import type { Call } from '#shared/kiosk-api/verbs.ts';
import type { PageMessage } from '#shared/kiosk-api/transport.ts';
import { changedFeed, KioskApi } from '#renderer/kiosk-api.ts';
import type { BridgeEvents } from '#renderer/kiosk-api.ts';
import { demoFeed } from './support/demo-feed.ts';
import { aStatus } from './support/fake-kiosk.ts';

const glass = { screen: 'attract', itemId: null, rev: null, urgentId: null };

/** A bridge in memory: what the page sent, and a way to speak to it. */
function aBridge() {
  const sent: Call[] = [];
  const opened: BridgeEvents[] = [];
  const reload = vi.fn();
  const kiosk = new KioskApi((events) => {
    opened.push(events);
    return { send: (call) => sent.push(call), close: () => undefined };
  }, reload);
  const tell = (message: PageMessage) => opened.at(-1)?.onMessage(message);
  return { kiosk, sent, opened, reload, tell, up: () => tell({ kind: 'host', state: 'up' }) };
}

describe('kiosk API of the page', () => {
  const life = new AbortController();
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('[UI120] a call is answered with what the host says, a fault with its code', async () => {
    const { kiosk, sent, tell, up } = aBridge();
    kiosk.run(life.signal, () => glass);
    up();
    const answer = kiosk.ask('request.follow', { number: '4827' });
    const fault = kiosk.ask('request.follow', { number: '1111' });
    tell({ kind: 'answer', id: sent[0]?.id ?? 0, value: { kind: 'unknown', offline: false } });
    tell({ kind: 'fault', id: sent[1]?.id ?? 0, code: 'input.invalid', message: 'no' });
    await expect(answer).resolves.toEqual({ kind: 'unknown', offline: false });
    await expect(fault).rejects.toMatchObject({ code: 'input.invalid' });
  });

  test('[UI121] a call under way when the host restarts is asked again with the same arguments', async () => {
    const { kiosk, sent, tell, up } = aBridge();
    kiosk.run(life.signal, () => glass);
    up();
    const answer = kiosk.ask('outcome.seen', { key: 'k' });
    tell({ kind: 'host', state: 'restarting' });
    up();
    expect(sent).toEqual([sent[0], sent[0]]);
    tell({ kind: 'answer', id: sent[0]?.id ?? 0, value: null });
    await expect(answer).resolves.toBeNull();
  });

  test('[UI122] a dropped bridge is opened again, and what was shown stays', async () => {
    const { kiosk, opened, tell, up } = aBridge();
    kiosk.run(life.signal, () => glass);
    up();
    const put = demoFeed(1_800_000_000_000);
    tell({ kind: 'announcement', name: 'feed', value: { reset: true, put, gone: [] } });
    opened[0]?.onClose();
    await vi.advanceTimersByTimeAsync(1_000);
    expect([opened.length, kiosk.state().feed.size]).toEqual([2, put.length]);
  });

  test('[SP42] while a host starts again the page keeps the voices that it knew', () => {
    const { kiosk, tell, up } = aBridge();
    kiosk.run(life.signal, () => glass);
    up();
    const hear = (voices: Language[] | null) => {
      tell({ kind: 'announcement', name: 'status', value: aStatus(0, { voices }) });
      return kiosk.state().status?.voices;
    };
    expect([hear(null), hear(['fr']), hear(null), hear([])]).toEqual([null, ['fr'], ['fr'], []]);
  });

  test('[UI123] a host that does not answer within ten seconds is told as a fault', async () => {
    const { kiosk, up } = aBridge();
    kiosk.run(life.signal, () => glass);
    up();
    const answer = expect(kiosk.ask('outcome.seen', { key: 'k' })).rejects.toMatchObject({
      code: 'server.unreachable',
    });
    await vi.advanceTimersByTimeAsync(10_000);
    await answer;
  });

  test('[UI124] the page says every two seconds what is on the glass, and only to a host that listens', async () => {
    const { kiosk, sent, up } = aBridge();
    kiosk.run(life.signal, () => glass);
    await vi.advanceTimersByTimeAsync(4_000);
    up();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(sent.map(({ verb, arguments: said }) => [verb, said])).toEqual([
      ['heartbeat', glass],
      ['heartbeat', glass],
    ]);
  });

  test('[UI125] each announcement gives a new state and leaves the old one as it was', () => {
    const { kiosk, tell, up } = aBridge();
    kiosk.run(life.signal, () => glass);
    up();
    const before = kiosk.state();
    tell({ kind: 'announcement', name: 'status', value: aStatus(1_800_000_000_000) });
    expect([before.status, kiosk.state().status?.phase]).toEqual([null, 'running']);
  });

  test('[UI126] a feed change takes away what is gone, and a reset begins anew', () => {
    const entries = demoFeed(1_800_000_000_000);
    const [first, second] = entries;
    const whole = changedFeed(new Map(), { reset: true, put: entries, gone: [] });
    const less = changedFeed(whole, { reset: false, put: [], gone: [first?.id ?? ''] });
    const anew = changedFeed(whole, { reset: true, put: second ? [second] : [], gone: [] });
    expect([whole.size, less.size, anew.size]).toEqual([entries.length, entries.length - 1, 1]);
  });
});

test('[OP13] the page begins anew when it is told to', () => {
  const { kiosk, reload, tell, up } = aBridge();
  kiosk.connect();
  up();
  expect(reload).not.toHaveBeenCalled();
  tell({ kind: 'reload' });
  expect(reload).toHaveBeenCalledTimes(1);
});
