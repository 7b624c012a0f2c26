import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumArguments, findChromium } from '#main/browser/chromium.ts';
import { expect, test } from '../kiosk-fixture.ts';
import { ServerProgram } from '../server-program.ts';
import { Lookout } from './lookout.ts';
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

  /** Rule → chords, as xdotool names them. */
  const chords = {
    BO1: 'ctrl+n ctrl+shift+n ctrl+t ctrl+shift+t ctrl+k ctrl+e ctrl+l alt+d F6 ctrl+Tab ctrl+1 ctrl+shift+a ctrl+shift+m',
    BO2: 'ctrl+w ctrl+shift+w ctrl+F4 alt+F4 ctrl+q ctrl+shift+q F11 alt+space super+Down',
    BO3: 'ctrl+o ctrl+s ctrl+p ctrl+shift+p ctrl+shift+Delete ctrl+shift+o ctrl+d ctrl+shift+d ctrl+f ctrl+g F3 F7',
    BO4: 'ctrl+h ctrl+j ctrl+u F1 shift+Escape F12 ctrl+shift+i ctrl+shift+j ctrl+shift+c ctrl+shift+b alt+e alt+f F10 Menu',
    BO5: 'alt+Home alt+Left alt+Right ctrl+r ctrl+shift+r F5 ctrl+F5 XF86Back XF86HomePage XF86Search XF86Mail XF86Explorer',
    BO6: 'ctrl+plus ctrl+equal ctrl+minus ctrl+0 ctrl+KP_Add ctrl+a ctrl+v shift+Insert',
  };
  for (const [rule, keys] of Object.entries(chords))
    for (const key of keys.split(' '))
      test(`[${rule}] ${key}`, async () => {
        await kiosk.display.input('key', key);
        expect(await lookout.escapes()).toEqual([]);
      });

  const mouse = {
    'a right click': ['click', '3'],
    'a middle click': ['click', '2'],
    'the back button of a mouse': ['click', '8'],
    'the forward button of a mouse': ['click', '9'],
    'the wheel with Ctrl': ['keydown', 'ctrl', 'click', '4', 'click', '5', 'click', '4', 'keyup', 'ctrl'],
    'a click with Shift': ['keydown', 'shift', 'click', '1', 'keyup', 'shift'],
    'three clicks on a text': ['click', '--repeat', '3', '1'],
    'dragging over a text': 'mousedown 1 mousemove_relative 200 300 mouseup 1 mousemove 500 600'.split(' '),
  };
  for (const [name, words] of Object.entries(mouse))
    test(`[BO7] ${name}`, async () => {
      await kiosk.display.input(...words);
      expect(await lookout.escapes()).toEqual([]);
    });

  const fingers: Record<string, [method: string, params: object]> = {
    'two fingers apart': [
      'Input.synthesizePinchGesture',
      { x: 400, y: 400, scaleFactor: 2, relativeSpeed: 2_000 },
    ],
    'two fingers together': [
      'Input.synthesizePinchGesture',
      { x: 400, y: 400, scaleFactor: 0.5, relativeSpeed: 2_000 },
    ],
    'a long press': [
      'Input.synthesizeTapGesture',
      { x: 400, y: 400, duration: 1_200, gestureSourceType: 'touch' },
    ],
    'two touches': [
      'Input.synthesizeTapGesture',
      { x: 400, y: 400, tapCount: 2, gestureSourceType: 'touch' },
    ],
    'a swipe back': [
      'Input.synthesizeScrollGesture',
      { x: 10, y: 400, xDistance: 700, speed: 3_000, gestureSourceType: 'touch' },
    ],
    'a swipe forward': [
      'Input.synthesizeScrollGesture',
      { x: 700, y: 400, xDistance: -650, speed: 3_000, gestureSourceType: 'touch' },
    ],
    'pulling down to reload': [
      'Input.synthesizeScrollGesture',
      { x: 400, y: 10, yDistance: 600, speed: 3_000, gestureSourceType: 'touch' },
    ],
    'a swipe up': [
      'Input.synthesizeScrollGesture',
      { x: 400, y: 700, yDistance: -650, speed: 3_000, gestureSourceType: 'touch' },
    ],
  };
  for (const [name, [method, params]] of Object.entries(fingers))
    test(`[BO8] ${name}`, async () => {
      await lookout.ask(method, params);
      expect(await lookout.escapes()).toEqual([]);
    });

  test('[BO9] a file is dropped on the screen', async () => {
    const data = { items: [], files: ['/etc/hostname'], dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop'])
      await lookout.ask('Input.dispatchDragEvent', { type, x: 400, y: 400, data });
    expect(await lookout.escapes()).toEqual([]);
  });

  const faults = {
    BO10: {
      'window.open': `void window.open('https://example.org')`,
      'window.open of nothing': `void window.open('')`,
      'a link to another window': link('https://example.org', `a.target = '_blank'`),
      'another window without a trace': link(
        'https://example.org',
        `a.target = '_blank'; a.rel = 'noreferrer'`,
      ),
      'picture in picture': `void documentPictureInPicture.requestWindow().catch(() => {})`,
    },
    BO11: {
      'another site': `location.href = 'https://example.org/'`,
      'a site without TLS': link('http://example.org/', ''),
      'a file': `location.href = 'file:///etc/passwd'`,
      'a page of Chromium': `location.href = 'chrome://settings'`,
      'the crash page': link('chrome://crash', ''),
      'the source': `location.href = 'view-source:' + location.href`,
      'a page in its own address': `location.href = 'data:text/html,out'`,
      'script as an address': link('javascript:document.body.remove()', ''),
      'another path of the kiosk': `location.href = '/nothing'`,
      'one step back': `history.back()`,
      'a form': `(() => { const form = document.createElement('form'); form.action = 'https://example.org'; document.body.append(form); form.submit(); form.remove(); })()`,
    },
    BO12: {
      'a mail': `location.href = 'mailto:a@example.org'`,
      'a telephone': link('tel:+33240000000', ''),
      'another program': `location.href = 'xdg-open:something'`,
    },
    BO13: {
      alert: `setTimeout(() => alert('out'))`,
      confirm: `setTimeout(() => confirm('out'))`,
      prompt: `setTimeout(() => prompt('out'))`,
      print: `setTimeout(() => print())`,
    },
    BO14: {
      'a download': link('data:text/plain,out', `a.download = 'out.txt'`),
      'a download of a file of the page': link('/', `a.download = 'out.html'`),
    },
    BO15: {
      'the place': `navigator.geolocation.getCurrentPosition(() => {}, () => {})`,
      'camera and microphone': `void navigator.mediaDevices.getUserMedia({ audio: true, video: true }).catch(() => {})`,
      'the whole screen as a film': `void navigator.mediaDevices.getDisplayMedia().catch(() => {})`,
      'the clipboard': `void navigator.clipboard.readText().catch(() => {})`,
      'a USB stick': `void navigator.usb.requestDevice({ filters: [] }).catch(() => {})`,
      'a serial line': `void navigator.serial.requestPort().catch(() => {})`,
      Bluetooth: `void navigator.bluetooth.requestDevice({ acceptAllDevices: true }).catch(() => {})`,
      'an input device': `void navigator.hid.requestDevice({ filters: [] }).catch(() => {})`,
      notifications: `void globalThis.Notification?.requestPermission()`,
      fonts: `void queryLocalFonts().catch(() => {})`,
      payment: `void new PaymentRequest([{ supportedMethods: 'https://example.org' }], { total: { label: '', amount: { currency: 'EUR', value: '1' } } }).show().catch(() => {})`,
      'a passkey': `void navigator.credentials.get({ publicKey: { challenge: new Uint8Array(16) } }).catch(() => {})`,
      'the keys of the system': `void navigator.keyboard.lock().catch(() => {})`,
      'the mouse': `void document.body.requestPointerLock().catch(() => {})`,
    },
  };
  for (const [rule, ways] of Object.entries(faults))
    for (const [name, code] of Object.entries(ways))
      test(`[${rule}] ${name}`, async () => {
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

  test('[BO16] other programs and pages of the machine, without the token', async ({ openBrowser }) => {
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
      'a window to choose a file': [key('ctrl+o'), /^another window/, key('Escape')],
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

/** Code that touches a link in the page. */
function link(href: string, more: string): string {
  return `(() => { const a = document.createElement('a'); a.href = '${href}'; ${more}; document.body.append(a); a.click(); a.remove(); })()`;
}
