import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { chromiumArguments, findChromium } from '#main/browser/chromium.ts';
import { expect, test } from '../kiosk-fixture.ts';
import { ServerProgram } from '../server-program.ts';
import { Lookout } from './lookout.ts';
import { chords, faultWays, fingerWays, link, mouseWays } from './ways-out.ts';
import { WindowedKiosk } from './windowed-kiosk.ts';
import { XDisplay } from './x-display.ts';

/*
 * The product in its own Chromium in kiosk mode, with real keys and a real mouse, and no policy on the machine: each known
 * way out is tried, and nothing may come of it. The last tests show that the lookout sees what an unguarded page lets out.
 */
let folder: string;
let server: ServerProgram;
let kiosk: WindowedKiosk;
let lookout: Lookout;

test.describe('a kiosk', () => {
  test.beforeAll(async () => {
    test.setTimeout(120_000);
    folder = mkdtempSync(join(tmpdir(), 'vestibule-breakout-'));
    server = new ServerProgram(folder);
    await server.start();
    const { code } = await server.fill('demo');
    kiosk = await WindowedKiosk.start({ VESTIBULE_SERVER: server.url, VESTIBULE_CODE: code });
    await kiosk.program.ready;
    lookout = await Lookout.open(join(kiosk.data, 'browser-profile'), kiosk.display);
    await kiosk.display.input('mousemove', '500', '600');
  });
  test.afterAll(async () => {
    lookout?.close();
    await kiosk.stop();
    await server.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  const chordGroups = {
    '[BO1] chords for another window or tab': chords.window,
    '[BO2] chords which close or leave the window': chords.end,
    '[BO3] chords for a dialog': chords.dialog,
    '[BO4] chords for what is inside Chromium': chords.inside,
    '[BO5] chords which go elsewhere or load again': chords.elsewhere,
    '[BO6] chords which zoom, select or paste': chords.zoom,
  };
  for (const [title, keys] of Object.entries(chordGroups))
    test(`${title}: ${keys}`, async () => {
      const out: [key: string, ...escapes: string[]][] = [];
      for (const key of keys.split(' ')) {
        await kiosk.display.input('key', key);
        out.push([key, ...(await lookout.escapes())]);
      }
      expect(out.filter(([, ...escapes]) => escapes.length > 0)).toEqual([]);
    });

  for (const [name, words] of Object.entries(mouseWays))
    test(`[BO7] ${name}`, async () => {
      await kiosk.display.input(...words.split(' '));
      expect(await lookout.escapes()).toEqual([]);
    });

  for (const [name, [method, params]] of Object.entries(fingerWays))
    test(`[BO8] ${name}`, async () => {
      await lookout.ask(method, params);
      expect(await lookout.escapes()).toEqual([]);
    });

  for (const what of ['an image', 'a link'])
    test(`[BO9] ${what} of the page is dragged away`, async () => {
      await lookout.run(draggable(what));
      await kiosk.display.input(...'mousemove 60 60 mousedown 1'.split(' '));
      for (const step of [20, 60, 200]) await kiosk.display.input('mousemove_relative', `${step}`, `${step}`);
      const dragging = await lookout.escapes();
      await kiosk.display.input(...'mouseup 1 mousemove 500 600'.split(' '));
      await lookout.run(`document.querySelector('#dragged').remove()`);
      expect([...dragging, ...(await lookout.escapes())]).toEqual([]);
    });

  test('[BO9] a file is dropped on the screen', async () => {
    const data = { items: [], files: ['/etc/hostname'], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'])
      await lookout.ask('Input.dispatchDragEvent', { type, x: 400, y: 400, data });
    expect(await lookout.escapes()).toEqual([]);
  });

  const faults = {
    '[BO10] a fault asks for': faultWays.window,
    '[BO11] a fault goes to': faultWays.elsewhere,
    '[BO12] a fault opens': faultWays.program,
    '[BO13] a fault shows': faultWays.dialog,
    '[BO14] a fault asks for': faultWays.file,
    '[BO15] a fault asks for': faultWays.permission,
    '[BO16] a fault brings': faultWays.offer,
  };
  for (const [title, ways] of Object.entries(faults))
    for (const [name, code] of Object.entries(ways))
      test(`${title} ${name}`, async () => {
        await lookout.run(code);
        expect(await lookout.escapes()).toEqual([]);
      });

  test('[BO13] the page cannot be kept from being left', async () => {
    await lookout.run(
      `addEventListener('beforeunload', (event) => event.preventDefault()); location.reload()`,
    );
    const seen: string[] = [];
    const look = async (): Promise<boolean> => {
      seen.push(...(await lookout.escapes()));
      return seen.some((sentence) => sentence.startsWith('loaded: http'));
    };
    await expect.poll(look).toBe(true);
    expect(seen.filter((sentence) => sentence.startsWith('a dialog'))).toEqual([]);
    await expect.poll(() => lookout.escapes()).toEqual([]);
  });

  test('[BO17] other programs and pages of the machine, without the token', async ({ openBrowser }) => {
    const address = String((await kiosk.program.ready)['kiosk']);
    const { port } = new URL(address);
    const evil = createServer((_request, response) => response.end('<!doctype html><title>Evil</title>'));
    await once(evil.listen(0, '127.0.0.1'), 'listening');
    const context = await (await openBrowser()).newContext();
    const page = await context.newPage();
    await page.goto(`http://localhost:${(evil.address() as AddressInfo).port}/`);
    const got = await page.evaluate(async (ownPort) => {
      const opens = (socket: WebSocket): Promise<boolean> =>
        new Promise((resolve) => {
          socket.addEventListener('open', () => resolve(true));
          socket.addEventListener('error', () => resolve(false));
        });
      const frame = document.createElement('iframe');
      frame.src = `http://127.0.0.1:${ownPort}/`;
      document.body.append(frame);
      return {
        read: await fetch(`http://127.0.0.1:${ownPort}/`).then(
          () => true,
          () => false,
        ),
        socket: await opens(new WebSocket(`ws://127.0.0.1:${ownPort}/kiosk`)),
        sameName: await opens(new WebSocket(`ws://localhost:${ownPort}/kiosk`)),
      };
    }, port);
    expect(got).toEqual({ read: false, socket: false, sameName: false });
    await context.close();
    evil.close();
    evil.closeAllConnections();
    const knock = async (path: string): Promise<number> =>
      (await fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual' })).status;
    expect([await knock('/'), await knock('/?t=guess'), await knock('/kiosk')]).toEqual([403, 403, 403]);
    expect(await lookout.escapes()).toEqual([]);
  });

  test('[BO19] a page elsewhere whose name was rebound to this machine, even with the token', async () => {
    const { port, search } = new URL(String((await kiosk.program.ready)['kiosk']));
    const browser = await chromium.launch({
      executablePath: findChromium(process.env) ?? '',
      args: ['--no-sandbox', '--host-resolver-rules=MAP rebound.example 127.0.0.1'],
    });
    const page = await browser.newPage();
    const answers = [];
    for (const path of [`/${search}`, '/', '/kiosk'])
      answers.push((await page.goto(`http://rebound.example:${port}${path}`))?.status());
    const opens = await page.evaluate(
      (address) =>
        new Promise<boolean>((resolve) => {
          const socket = new WebSocket(address);
          socket.addEventListener('open', () => resolve(true));
          socket.addEventListener('error', () => resolve(false));
        }),
      `ws://rebound.example:${port}/kiosk`,
    );
    await browser.close();
    expect([...answers, opens]).toEqual([403, 403, 403, false]);
    expect(await lookout.escapes()).toEqual([]);
  });

  test('[BO21] a fault in the page brings a question for a password', async () => {
    const asked: string[] = [];
    const asking = createServer((request, response) => {
      asked.push(request.headers['sec-fetch-dest']?.toString() ?? '');
      response.writeHead(401, { 'www-authenticate': 'Basic realm="out"' }).end();
    });
    await once(asking.listen(0, '127.0.0.1'), 'listening');
    const address = `http://127.0.0.1:${(asking.address() as AddressInfo).port}/`;
    const ways = [
      `void fetch('${address}', { mode: 'no-cors', credentials: 'include' }).catch(() => {})`,
      `document.body.append(Object.assign(new Image(), { src: '${address}', hidden: true }))`,
      `document.body.append(Object.assign(document.createElement('iframe'), { src: '${address}', hidden: true }))`,
      `location.href = '${address}'`,
    ];
    const out = [];
    for (const way of ways) {
      await lookout.run(way);
      out.push(...(await lookout.escapes()));
    }
    const blocked = 'loaded: chrome-error://chromewebdata/'; // the frame, which the policy of the page left empty
    expect([out.filter((sentence) => sentence !== blocked), asked]).toEqual([[], []]); // who hears nothing asks nothing
    asking.close();
    asking.closeAllConnections();
  });
});

test('[BO18] a start without a network, with a profile that a power cut has torn and another has locked', async () => {
  test.setTimeout(120_000);
  const torn = await WindowedKiosk.start({ VESTIBULE_SERVER: 'http://127.0.0.1:9' }, tearProfile);
  try {
    await torn.program.ready;
    const watch = await Lookout.open(join(torn.data, 'browser-profile'), torn.display);
    expect(await watch.escapes()).toEqual([]);
    expect(await torn.display.windows()).toHaveLength(2); // the root, and ours
    const heading = await watch.ask<{ result: { value: string } }>('Runtime.evaluate', {
      expression: `document.querySelector('h1').textContent`,
    });
    expect(heading.result.value).toBe('Langue');
    watch.close();
  } finally {
    await torn.stop();
  }
});

test.describe('an unguarded page in the same Chromium', () => {
  let display: XDisplay;
  let page: ReturnType<typeof createServer>;
  let browser: ReturnType<typeof spawn>;
  const profile = (): string => join(folder, 'profile');

  test.beforeAll(async () => {
    test.setTimeout(120_000);
    folder = mkdtempSync(join(tmpdir(), 'vestibule-unguarded-'));
    display = await XDisplay.start();
    page = createServer((_request, response) => response.end('<!doctype html><h1>Unguarded</h1>')).listen(
      0,
      '127.0.0.1',
    );
    await once(page, 'listening');
    const url = `http://127.0.0.1:${(page.address() as AddressInfo).port}/`;
    const words = chromiumArguments(profile(), url, ['--no-sandbox', '--remote-debugging-port=0']);
    browser = spawn(findChromium(process.env) ?? '', words, {
      stdio: 'ignore',
      env: { ...process.env, DISPLAY: display.name },
    });
    lookout = await Lookout.open(profile(), display);
    await display.input('mousemove', '200', '200');
  });
  test.afterAll(async () => {
    lookout?.close();
    if (browser.kill('SIGKILL')) await once(browser, 'exit');
    await display.stop();
    page.close();
    page.closeAllConnections();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });

  const key = (chord: string) => (): Promise<unknown> => display.input('key', chord);
  const run = (code: string) => (): Promise<unknown> => lookout.run(code);
  /** What is done, what the lookout says of it, and how it is undone for the next. */
  const seen: Record<string, [act: () => Promise<unknown>, sentence: RegExp, undo?: () => Promise<unknown>]> =
    {
      zoom: [key('ctrl+plus'), /^pixelRatio is/, key('ctrl+0')],
      'zoom by wheel': [
        () => display.input('keydown', 'ctrl', 'click', '4', 'keyup', 'ctrl'),
        /^pixelRatio is/,
        key('ctrl+0'),
      ],
      'selected text': [key('ctrl+a'), /^selected is Unguarded/],
      'a dialog': [
        run(`setTimeout(() => alert('out'))`),
        /^a dialog: alert/,
        () => lookout.ask('Page.handleJavaScriptDialog', { accept: true }),
      ],
      'a download': [run(link('data:text/plain,out', `a.download = 'out.txt'`)), /^a download: data:/],
      'another address': [run(`location.href = '/elsewhere'`), /^url is .*elsewhere/],
      'a window to print': [key('ctrl+p'), /^another window/, key('Escape')],
      'another window of Chromium': [key('ctrl+n'), /^another page/],
      'that the page is lost': [() => Promise.resolve(browser.kill('SIGSTOP')), /^the page is lost/],
    };
  for (const [what, [act, sentence, undo]] of Object.entries(seen))
    test(`[BO20] the lookout sees ${what}`, async () => {
      await act();
      const look = { timeout: 10_000 };
      await expect.poll(() => lookout.escapes(), look).toContainEqual(expect.stringMatching(sentence));
      await undo?.();
    });
});

/** What is left of a profile whose machine lost its power: « restore pages? », half a file, and the lock of who held it. */
function tearProfile(data: string): void {
  const profile = join(data, 'browser-profile');
  mkdirSync(join(profile, 'Default'), { recursive: true });
  const crashed = { profile: { exit_type: 'Crashed', exited_cleanly: false } };
  const restoring = { session: { restore_on_startup: 4, startup_urls: ['https://example.org/'] } };
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify({ ...crashed, ...restoring }));
  writeFileSync(join(profile, 'Local State'), '{"browser":');
  writeFileSync(join(profile, 'Default/History'), 'not a database');
  symlinkSync('another-machine-4711', join(profile, 'SingletonLock'));
}

/** Code that puts something over the corner of the page that a browser lets one drag away. */
function draggable(what: string): string {
  const inside =
    what === 'a link'
      ? '<a href="https://example.org" draggable=true>out</a>'
      : '<img draggable=true src="data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 width=%22100%22 height=%22100%22/%3E">';
  return `document.body.insertAdjacentHTML('beforeend', '<div id=dragged>${inside}</div>');
    const style = document.querySelector('#dragged').style;
    for (const [name, value] of Object.entries({ position: 'fixed', left: 0, top: 0, zIndex: 99, fontSize: '90px' })) style[name] = value;`;
}
