import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { servePages } from '#main/host/bridge/parent-process-port.ts';
import { servePorts } from '#main/host/bridge/utility-process-port.ts';
import type { ParentPort } from '#main/host/bridge/utility-process-port.ts';
import type { HostToShell } from '#main/host/bridge/shell-channel.ts';
import type { PagePort } from '#main/host/ports.ts';
import { glassHealthFile } from '#shared/glass-health.ts';
import type { HostMessage } from '#shared/kiosk-api/announcements.ts';
import { anEventJoin } from '#support/actions.ts';
import { settled } from '#support/hand-clock.ts';
import { aNotice, anEvent } from '#support/items.ts';
import { aKiosk } from '#support/memory-kiosk.ts';
import { TestPage } from '#support/test-page.ts';

const outbox = { kind: 'announcement', name: 'outcomes', value: [] } satisfies HostMessage;

test.each([
  ['nothing', undefined, -1],
  ['null', null, -1],
  ['a word', 'act', -1],
  ['an unknown verb', { kind: 'call', id: 7, verb: 'format.disk', arguments: {} }, 7],
  ['wrong arguments', { kind: 'call', id: 8, verb: 'request.follow', arguments: { number: '12' } }, 8],
  [
    'more than agreed',
    { kind: 'call', id: 9, verb: 'outcome.seen', arguments: { key: crypto.randomUUID(), all: true } },
    9,
  ],
  ['an id that is no number', { kind: 'call', id: 'x', verb: 'heartbeat', arguments: {} }, -1],
])(
  '[BR1] a malformed message from a page (%s) is answered with a fault and counted; the page goes on',
  async (_, message, id) => {
    const kiosk = await aKiosk();
    kiosk.page.send(message);
    await settled();
    expect(kiosk.page.faults).toMatchObject([{ kind: 'fault', id, code: 'input.invalid' }]);
    expect(kiosk.log.count('input.invalid')).toBe(1);
    expect(
      await kiosk.page.call('heartbeat', { screen: 'home', itemId: null, rev: null, urgentId: null }),
    ).toBeNull();
  },
);

test('[BR2] every page is told everything at once and each change; a page that is gone is told nothing', async () => {
  const kiosk = await aKiosk((server) => server.publish([aNotice('a')]));
  const second = new TestPage();
  kiosk.host.attachPage(second.port);
  expect([...second.feed.keys()]).toEqual(['a']);
  kiosk.page.close();
  kiosk.server.publish([aNotice('b')]);
  await settled();
  expect([[...second.feed.keys()], kiosk.ids]).toEqual([['a', 'b'], ['a']]);
});

test('[BR3] a change that nobody can see is not announced', async () => {
  const kiosk = await aKiosk((server) => server.publish([aNotice('a')]));
  const before = kiosk.page.announced.length;
  kiosk.server.publish([aNotice('later', { publishAt: Date.UTC(2030, 0, 1) })]);
  await settled();
  expect(kiosk.page.announced.length).toBe(before);
});

test('[BR4] what the page says of the glass is in the health message', async () => {
  const kiosk = await aKiosk((server) => server.publish([aNotice('a')]));
  await kiosk.page.call('heartbeat', { screen: 'notice', itemId: 'a', rev: 1, urgentId: null });
  await kiosk.clock.advance(60_000);
  expect(kiosk.server.messages('health').at(-1)).toMatchObject({
    onGlass: { screen: 'notice', itemId: 'a', rev: 1, urgentId: null },
    cursors: [{ scope: 'residence', cursor: 1 }],
    outbox: { pending: 0, refused: 0, oldestAt: null },
    spareNumbers: 40,
  });
});

test('[HE5] [HE3] calm words on the glass and restarts meanwhile are in the health message, and prove no version', async () => {
  const kiosk = await aKiosk();
  await kiosk.page.call('heartbeat', { screen: 'out-of-order', itemId: null, rev: null, urgentId: null });
  kiosk.host.countRestarts({ 'page-gone': 2, calm: 1 });
  await kiosk.clock.advance(60_000);
  expect(kiosk.server.messages('health').at(-1)).toMatchObject({
    onGlass: { screen: 'out-of-order' },
    restarts: { 'page-gone': 2, calm: 1 },
  });
  expect(existsSync(join(kiosk.dataDir, glassHealthFile))).toBe(false);
  await kiosk.page.call('heartbeat', { screen: 'attract', itemId: null, rev: null, urgentId: null });
  expect(existsSync(join(kiosk.dataDir, glassHealthFile))).toBe(true);
});

test('[BR5] over the channel of a child process each page has its own conversation; what is no envelope is ignored', () => {
  const channel = new EventEmitter() as EventEmitter & { send(message: HostToShell): boolean };
  const sent: HostToShell[] = [];
  channel.send = (message) => sent.push(message) > 0;
  const heard: string[] = [];
  const pages: PagePort[] = [];
  const attachPage = (port: PagePort): void => {
    const number = pages.push(port);
    port.onMessage((message) => heard.push(`${number}: ${String(message)}`));
    port.onClose(() => heard.push(`${number} closed`));
  };
  const restarts: object[] = [];
  servePages(channel, { attachPage, countRestarts: (counted) => restarts.push(counted) });
  const envelopes = [
    { page: 1, open: true },
    { page: 2, open: true },
    { page: 2, message: 'b' },
    { page: 1, message: 'a' },
  ];
  for (const envelope of [...envelopes, null, 'x', { page: 'y', open: true }, { page: 3, message: 'nobody' }])
    channel.emit('message', envelope);
  channel.emit('message', { restarts: { 'page-gone': 1 } });
  channel.emit('message', { page: 1, close: true });
  channel.emit('message', { page: 1, message: 'too late' });
  for (const page of pages) page.post(outbox);
  expect(heard).toEqual(['2: b', '1: a', '1 closed']);
  expect(sent).toEqual([{ page: 2, message: outbox }]);
  expect(restarts).toEqual([{ 'page-gone': 1 }]);
});

test('[BR6] in a utility process every port that is handed over is a page', () => {
  const parent = new EventEmitter();
  const port = Object.assign(new EventEmitter(), {
    sent: [] as unknown[],
    start: () => {},
    postMessage: (message: unknown) => port.sent.push(message),
  });
  const heard: unknown[] = [];
  const attachPage = (page: PagePort): void => {
    page.onMessage((message) => heard.push(message));
    page.onClose(() => heard.push('closed'));
    page.post(outbox);
  };
  const countRestarts = (counted: object): void => void heard.push(counted);
  servePorts(parent as unknown as ParentPort, { attachPage, countRestarts });
  parent.emit('message', { data: { page: 1, open: true }, ports: [port] });
  port.emit('message', { data: 'hello' });
  parent.emit('message', { data: { restarts: { gpu: 1 } }, ports: [] });
  port.emit('close');
  expect([heard, port.sent]).toEqual([['hello', { gpu: 1 }, 'closed'], [outbox]]);
});

test('[HE1] an action that has waited for a day is an alarm, once a day', async () => {
  const kiosk = await aKiosk((server) => server.publish([anEvent('event-1')]));
  kiosk.server.refuseHello = 'server.busy';
  kiosk.server.dropLines();
  await kiosk.page.call('act', anEventJoin() as never);
  await kiosk.clock.advance(25 * 3_600_000);
  expect(kiosk.log.count('outbox.stale')).toBe(1);
  await kiosk.clock.advance(24 * 3_600_000);
  expect(kiosk.log.count('outbox.stale')).toBe(2);
}, 90_000);

test('[HE2] trouble is counted by its code and told to the operator', async () => {
  const kiosk = await aKiosk();
  for (let time = 0; time < 3; time++) kiosk.server.tell('change', 'rubbish');
  await kiosk.clock.advance(60_000);
  expect(kiosk.server.messages('health').at(-1)).toMatchObject({ errors: { 'protocol.malformed': 3 } });
});
