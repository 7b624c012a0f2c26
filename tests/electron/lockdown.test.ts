import type { Session, WebContents } from 'electron';
import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { isAllowedKey } from '#shared/allowed-key.ts';
import type { Keystroke } from '#shared/allowed-key.ts';
import { isKioskPage } from '#main/electron/is-kiosk-page.ts';
import { lockContents, lockSession } from '#main/electron/lockdown.ts';
import { kioskWindowOptions } from '#main/electron/window.ts';

/** Every permission that Electron 45 knows (electron.d.ts). */
const permissions =
  `ar automatic-fullscreen background-fetch background-sync captured-surface-control clipboard-read
  clipboard-sanitized-write deprecated-sync-clipboard-read display-capture fileSystem fullscreen geolocation
  geolocation-approximate hand-tracking hid idle-detection keyboardLock local-fonts local-network local-network-access
  loopback-network media mediaKeySystem midi midiSysex nfc notifications openExternal payment-handler
  periodic-background-sync persistent-storage pointerLock screen-wake-lock sensors serial smart-card speaker-selection
  storage-access system-wake-lock top-level-storage-access usb vr web-app-installation web-printing window-management
  unknown`.split(/\s+/);

/** Takes down the handlers that a session or a page is given. */
class Recorder extends EventEmitter {
  readonly handlers: Record<string, (...words: unknown[]) => unknown> = {};
  readonly webRequest = { onBeforeRequest: this.#keeper('onBeforeRequest') };
  setPermissionRequestHandler = this.#keeper('request');
  setPermissionCheckHandler = this.#keeper('check');
  setDevicePermissionHandler = this.#keeper('device');
  setDisplayMediaRequestHandler = this.#keeper('display');
  setBluetoothPairingHandler = this.#keeper('bluetooth');
  setWindowOpenHandler = this.#keeper('open');
  setIgnoreMenuShortcuts = vi.fn();
  setVisualZoomLevelLimits = vi.fn(() => Promise.resolve());

  #keeper(name: string): (handler: () => unknown) => void {
    return (handler) => void (this.handlers[name] = handler);
  }

  call(name: string, ...words: unknown[]): unknown {
    return this.handlers[name]?.(...words);
  }
}

function lockedSession(): Recorder {
  const session = new Recorder();
  lockSession(session as unknown as Session);
  return session;
}

function lockedContents(): Recorder {
  const contents = new Recorder();
  lockContents(contents as unknown as WebContents);
  return contents;
}

/** Whether an event was prevented by the listeners it has. */
function isPrevented(recorder: Recorder, name: string, ...words: unknown[]): boolean {
  const preventDefault = vi.fn();
  recorder.emit(name, { preventDefault }, ...words);
  return preventDefault.mock.calls.length > 0;
}

test('[LK2] the window runs sandboxed and isolated, without Node, developer tools or dialogs', () => {
  expect(kioskWindowOptions('/app/preload.cjs', true)).toEqual({
    kiosk: true,
    fullscreen: true,
    frame: false,
    show: false,
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    title: 'Vestibule',
    webPreferences: {
      preload: '/app/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      devTools: false,
      disableDialogs: true,
      navigateOnDragDrop: false,
      spellcheck: false,
      autoplayPolicy: 'no-user-gesture-required',
      backgroundThrottling: false,
    },
  });
});

test.each(permissions)('[LK5] the permission %s is denied, asked for or looked up', (permission) => {
  const session = lockedSession();
  const answer = vi.fn();
  session.call('request', null, permission, answer, {});
  expect(answer.mock.calls).toEqual([[false]]);
  expect(session.call('check', null, permission, 'app://vestibule', {})).toBe(false);
});

test('[LK5] no device, no screen capture and no pairing is granted', () => {
  const session = lockedSession();
  const [display, bluetooth] = [vi.fn(), vi.fn()];
  session.call('display', {}, display);
  session.call('bluetooth', {}, bluetooth);
  expect(session.call('device', { deviceType: 'usb' })).toBe(false);
  expect([display.mock.calls, bluetooth.mock.calls]).toEqual([[[null]], [[{ confirmed: false }]]]);
});

test('[LK13] a download is prevented', () => {
  expect(isPrevented(lockedSession(), 'will-download')).toBe(true);
});

const requests: [url: string, cancel: boolean][] = [
  ['app://vestibule/', false],
  ['app://vestibule/assets/a.js', false],
  ['blob:app://vestibule/1-2', false],
  ['data:image/png;base64,AA', false],
  ['app://other/', true],
  ['app://vestibule.example/', true],
  ['https://vestibule/', true],
  ['file:///etc/passwd', true],
  ['blob:https://evil.example/1', true],
  ['http://127.0.0.1:80/', true],
  ['ws://127.0.0.1/', true],
  ['chrome://gpu', true],
];
test.each(requests)('[LK1] a request of the page to %s is cancelled: %s', (url, cancel) => {
  const answer = vi.fn();
  lockedSession().call('onBeforeRequest', { url }, answer);
  expect(answer.mock.calls).toEqual([[{ cancel }]]);
});

const ways = [
  'will-navigate',
  'will-frame-navigate',
  'will-redirect',
  'will-attach-webview',
  'will-prevent-unload',
  'select-bluetooth-device',
  'select-client-certificate',
  'login',
];
test.each(ways)('[LK13] %s is prevented', (event) => {
  expect(isPrevented(lockedContents(), event)).toBe(true);
});

test('[LK14] a new window is denied, menu shortcuts are off, and the page does not zoom', () => {
  const contents = lockedContents();
  contents.emit('did-finish-load');
  expect(contents.call('open', { url: 'https://evil.example' })).toEqual({ action: 'deny' });
  expect(contents.setIgnoreMenuShortcuts.mock.calls).toEqual([[true]]);
  expect(contents.setVisualZoomLevelLimits.mock.calls).toEqual([[1, 1]]);
});

test('[LK14] nobody decides about certificates but Chromium', () => {
  expect(lockedContents().eventNames()).not.toContain('certificate-error');
  expect(Object.keys(lockedSession().handlers)).not.toContain('setCertificateVerifyProc');
});

const key = (name: string, ...held: string[]): Keystroke => ({
  key: name,
  control: held.includes('control'),
  alt: held.includes('alt'),
  meta: held.includes('meta'),
  shift: held.includes('shift'),
});

const allowed = [
  key('a'),
  key('É', 'shift'),
  key('@'),
  key(' '),
  key('Enter'),
  key('Tab'),
  key('Tab', 'shift'),
  key('ArrowDown'),
  key('Backspace'),
  key('Escape'),
];
const chords = [
  ...['n', 't', 'w', 'q', 'o', 's', 'p', 'r', 'l', 'j', 'h', 'u', 'f', '+', '-', '0', 'Tab', 'F4'].map(
    (name) => key(name, 'control'),
  ),
  ...['i', 'j', 'c', 'n', 't', 'Delete'].map((name) => key(name, 'control', 'shift')),
  ...['F4', 'Home', 'ArrowLeft', 'Tab', 'd', ' '].map((name) => key(name, 'alt')),
  ...['l', 'd', 'Tab'].map((name) => key(name, 'meta')),
  ...Array.from({ length: 24 }, (_, index) => key(`F${index + 1}`)),
  ...['BrowserBack', 'BrowserHome', 'LaunchMail', 'PrintScreen', 'ContextMenu', 'Meta', 'Control', 'Alt'].map(
    (name) => key(name),
  ),
  key('Escape', 'shift'),
  key('Insert', 'shift'),
  key('F10', 'shift'),
];

test('[LK20] typing and moving are allowed, every chord and function key is not', () => {
  expect(allowed.filter((input) => !isAllowedKey(input))).toEqual([]);
  expect(chords.filter(isAllowedKey)).toEqual([]);
  const contents = lockedContents();
  expect(isPrevented(contents, 'before-input-event', key('n', 'control'))).toBe(true);
  expect(isPrevented(contents, 'before-input-event', key('n'))).toBe(false);
});

test('[LK17] only the main frame of our own page is listened to', () => {
  type Frame = Parameters<typeof isKioskPage>[1];
  const frame = (url: string): Frame => ({ url }) as Frame;
  const main = frame('app://vestibule/');
  expect(isKioskPage(main, main)).toBe(true);
  expect(isKioskPage(null, main)).toBe(false);
  expect(isKioskPage(frame('app://vestibule/'), main)).toBe(false);
  for (const url of [
    'https://vestibule/',
    'app://evil/',
    'app://vestibule.evil/',
    'about:blank',
    'file:///',
    'nonsense',
  ]) {
    const other = frame(url);
    expect([url, isKioskPage(other, other)]).toEqual([url, false]);
  }
});
