import { beforeEach, expect, test } from 'vitest';
import type { ShellToHost } from '#main/host/bridge/shell-channel.ts';
import { PageRelay } from '#main/browser/page-relay.ts';
import type { PageConnection } from '#main/browser/page-relay.ts';

let toHost: ShellToHost[];
let relay: PageRelay;
let lost: number;

function aPage(): PageConnection & { got: unknown[] } {
  const page = {
    got: [] as unknown[],
    send: (message: unknown) => void page.got.push(message),
  };
  return page;
}

beforeEach(() => {
  toHost = [];
  lost = 0;
  relay = new PageRelay(
    (message) => toHost.push(message),
    () => (lost += 1),
  );
});

test('[SU8] a page stays open while the host restarts, and is opened again on the new one', () => {
  const page = aPage();
  relay.open(page);
  relay.hostState('up');
  relay.hostState('restarting');
  relay.hostState('up');
  expect(toHost).toEqual([
    { page: 1, open: true },
    { page: 1, open: true },
  ]);
  expect(page.got).toEqual(
    ['restarting', 'up', 'restarting', 'up'].map((state) => ({ kind: 'host', state })),
  );
});

test('[SU2] a page is told that the host is out of order', () => {
  relay.hostState('out-of-order');
  const page = aPage();
  relay.open(page);
  expect(page.got).toEqual([{ kind: 'host', state: 'out-of-order' }]);
});

test('[SU9] each page hears what is for it and nothing else', () => {
  relay.hostState('up');
  const [left, right] = [aPage(), aPage()];
  relay.open(left);
  const inbox = relay.open(right);
  left.got.length = right.got.length = 0;
  inbox.message({ kind: 'call', id: 1 });
  relay.hostMessage({ page: 2, message: { kind: 'answer', id: 1, value: null } });
  expect(toHost.at(-1)).toEqual({ page: 2, message: { kind: 'call', id: 1 } });
  expect([left.got, right.got]).toEqual([[], [{ kind: 'answer', id: 1, value: null }]]);
});

test('[SU10] text that is not JSON is told to the page and counted by the host, and the page goes on', () => {
  relay.hostState('up');
  const page = aPage();
  const inbox = relay.open(page);
  inbox.unreadable('{');
  expect(page.got.at(-1)).toEqual({ kind: 'unread', code: 'protocol.malformed' });
  expect(toHost.at(-1)).toEqual({ page: 1, message: '{' });
});

test('[SU9] a page that closed is forgotten', () => {
  relay.hostState('up');
  const page = aPage();
  const inbox = relay.open(page);
  inbox.closed(true);
  inbox.closed(true);
  relay.hostMessage({ page: 1, message: { kind: 'answer', id: 1, value: null } });
  expect(toHost).toEqual([
    { page: 1, open: true },
    { page: 1, close: true },
  ]);
  expect(page.got).toEqual([{ kind: 'host', state: 'up' }]);
});

test('[OP13] every page is told to begin anew', () => {
  relay.hostState('up');
  const [left, right] = [aPage(), aPage()];
  relay.open(left);
  relay.open(right);
  relay.hostMessage({ reload: true });
  expect([left.got.at(-1), right.got.at(-1)]).toEqual([{ kind: 'reload' }, { kind: 'reload' }]);
});

test('[SU12] the last page that goes without a goodbye is lost; one of two, or one that says goodbye, is not', () => {
  const [left, right, again] = [relay.open(aPage()), relay.open(aPage()), relay.open(aPage())];
  left.closed(false);
  right.closed(true);
  expect(lost).toBe(0);
  again.closed(false);
  expect(lost).toBe(1);
});
