import { EventEmitter } from 'node:events';
import { mkdir, mkdtemp, readFile, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { prepareElectron, startElectronShell } from '#main/electron/start-electron-shell.ts';
import type { ElectronParts, ElectronShell } from '#main/electron/start-electron-shell.ts';

/** What the shell asks of Electron, written down in order; the host does what the test says. */
class RecordedElectron {
  readonly calls: unknown[][] = [];
  readonly hosts: (EventEmitter & { options: { env: NodeJS.ProcessEnv } })[] = [];
  readonly toPage: unknown[][] = [];
  readonly toHost: unknown[][] = [];
  readonly ipcMain = new EventEmitter();
  readonly page = Object.assign(new EventEmitter(), {
    mainFrame: { url: 'app://vestibule/' },
    postMessage: (...words: unknown[]) => void this.toPage.push(words),
    reload: () => this.#note('reload'),
    isCrashed: () => false,
    forcefullyCrashRenderer: () => {
      this.#note('crash');
      this.page.emit('render-process-gone', {}, { reason: 'killed' });
    },
  });
  isFirst = true;
  /** What the keyring is: Electron's name of it. */
  keyring = 'gnome_libsecret';
  displays = [{ label: 'HDMI-A-1', bounds: { x: 0, y: 0, width: 1080, height: 1920 } }];
  readonly windows: object[] = [];

  readonly app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    enableSandbox: () => this.#note('enableSandbox'),
    commandLine: { appendSwitch: (...words: unknown[]) => this.#note('switch', ...words) },
    setPath: (...words: unknown[]) => this.#note('setPath', ...words),
    getPath: () => join(folder, 'dumps'),
    requestSingleInstanceLock: () => this.isFirst,
  });
  readonly Menu = { setApplicationMenu: (menu: unknown) => this.#note('setApplicationMenu', menu) };
  readonly crashReporter = { start: (options: unknown) => this.#note('crashReporter', options) };
  readonly protocol = {
    registerSchemesAsPrivileged: (schemes: { scheme: string }[]) =>
      this.#note('schemes', ...schemes.map(({ scheme }) => scheme)),
  };
  readonly powerSaveBlocker = {
    start: (kind: string) => (this.#note('powerSaveBlocker', kind), 7),
    stop: (id: number) => this.#note('powerSaveBlocker', 'stop', id),
  };
  readonly screen = Object.assign(new EventEmitter(), { getAllDisplays: () => this.displays });
  readonly safeStorage = {
    isEncryptionAvailable: () => true,
    getSelectedStorageBackend: () => this.keyring,
    encryptString: (text: string) => Buffer.from(`${this.keyring} ${text}`),
    decryptString: (sealed: Buffer) => {
      const [keyring, text = ''] = sealed.toString().split(' ');
      if (keyring !== this.keyring) throw new Error('another keyring');
      return text;
    },
  };
  readonly session = { defaultSession: this.#aSession() };
  readonly MessageChannelMain = class {
    readonly port1 = 'page end';
    readonly port2 = 'host end';
  };
  readonly utilityProcess = {
    fork: (_entry: string, _words: string[], options: { env: NodeJS.ProcessEnv }) => {
      const host = Object.assign(new EventEmitter(), {
        options,
        pid: undefined,
        postMessage: (...words: unknown[]) => void this.toHost.push(words),
        kill: () => host.emit('exit', 0),
      });
      this.hosts.push(host);
      return host;
    },
  };
  readonly BrowserWindow = this.#windowClass();

  #note(...words: unknown[]): void {
    this.calls.push(words);
  }

  #windowClass(): unknown {
    const { page, windows } = this;
    const note = (...words: unknown[]): void => this.#note(...words);
    return class extends EventEmitter {
      readonly webContents = page;
      constructor(options: object) {
        super();
        windows.push(options);
      }
      setBounds(bounds: object): void {
        note('setBounds', bounds);
      }
      setKiosk(isKiosk: boolean): void {
        note('setKiosk', isKiosk);
      }
      loadURL(url: string): Promise<void> {
        note('loadURL', url);
        return Promise.resolve();
      }
    };
  }

  #aSession(): unknown {
    const ignore = vi.fn();
    const names = [
      'PermissionRequest',
      'PermissionCheck',
      'DevicePermission',
      'DisplayMediaRequest',
      'BluetoothPairing',
    ];
    return {
      ...Object.fromEntries(names.map((name) => [`set${name}Handler`, () => this.#note('locked', name)])),
      on: ignore,
      webRequest: { onBeforeRequest: () => this.#note('locked', 'requests') },
      protocol: { handle: (scheme: string) => this.#note('handle', scheme) },
    };
  }
}

let folder: string;
let recorded: RecordedElectron;
let electron: ElectronParts;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vestibule-electron-'));
  await mkdir(join(folder, 'page'));
  await writeFile(join(folder, 'page/index.html'), '');
  recorded = new RecordedElectron();
  electron = recorded as unknown as ElectronParts;
});
afterEach(() => rm(folder, { recursive: true }));

const start = (display?: string): Promise<ElectronShell> =>
  startElectronShell(electron, {
    display,
    data: folder,
    page: join(folder, 'page'),
    preload: '/app/preload.cjs',
    hostEntry: '/app/host.js',
    environment: { VESTIBULE_DATA: folder },
    giveUp: () => {},
  });

const connect = (senderFrame: unknown = recorded.page.mainFrame, sender: unknown = recorded.page): void => {
  recorded.ipcMain.emit('vestibule:connect', { sender, senderFrame });
};
const host = (at: number): EventEmitter => recorded.hosts[at] ?? new EventEmitter();

test('[LK2] [SH29] before anything is shown: sandbox, strips to draw in, one scheme, no menu, crash reports to the disk only', () => {
  expect(prepareElectron(electron, '/data')).toBe(true);
  expect(recorded.calls).toEqual([
    ['enableSandbox'],
    ['switch', 'default-tile-width', '1088'],
    ['switch', 'default-tile-height', '256'],
    ['setPath', 'userData', '/data/electron'],
    ['schemes', 'app'],
    ['setApplicationMenu', null],
    ['crashReporter', { uploadToServer: false }],
  ]);
  expect(recorded.app.eventNames()).toEqual(['web-contents-created']);
});

test('[LK21] a second instance on the same data ends before it touches anything', () => {
  recorded.isFirst = false;
  expect(prepareElectron(electron, '/data')).toBe(false);
  expect(recorded.calls.at(-1)).toEqual(['setPath', 'userData', '/data/electron']);
});

test('[LK5] the session is locked before the window loads, and the display stays awake', async () => {
  await start();
  expect(recorded.calls.at(-1)).toEqual(['loadURL', 'app://vestibule/']);
  expect(recorded.calls.filter(([what]) => what === 'locked')).toHaveLength(6);
  expect(recorded.calls).toContainEqual(['powerSaveBlocker', 'prevent-display-sleep']);
});

test('[SU8] the page gets a channel to the host, and a new one after each restart', async () => {
  await start();
  connect();
  host(0).emit('message', { ready: true });
  host(0).emit('exit', 1);
  await vi.waitFor(() => expect(recorded.hosts).toHaveLength(2));
  host(1).emit('message', { ready: true });
  const state = (name: string): unknown => ({ kind: 'host', state: name });
  expect(recorded.toPage).toEqual([
    ['vestibule:page', state('restarting')],
    ['vestibule:page', state('up'), ['page end']],
    ['vestibule:page', state('restarting')],
    ['vestibule:page', state('up'), ['page end']],
  ]);
  expect(recorded.toHost).toEqual([
    [{ page: 1, open: true }, ['host end']],
    [{ page: 2, open: true }, ['host end']],
  ]);
  expect(recorded.hosts[1]?.options.env['VESTIBULE_RESTARTS']).toBe('{"exit":1}');
});

test('[LK17] a frame, a stranger or a page that is gone gets no channel', async () => {
  await start();
  host(0).emit('message', { ready: true });
  connect(null);
  connect({ url: 'app://vestibule/' });
  connect(recorded.page.mainFrame, { mainFrame: recorded.page.mainFrame });
  expect([recorded.toPage, recorded.toHost]).toEqual([[], []]);
});

test('[SU7] stopping ends the host', async () => {
  const shell = await start();
  await shell.stop();
  expect(recorded.hosts).toHaveLength(1);
});

test('[OP13] the shell loads the page again when the host asks for it', async () => {
  await start();
  connect();
  host(0).emit('message', { ready: true });
  expect(recorded.calls).not.toContainEqual(['reload']);
  host(0).emit('message', { reload: true });
  expect(recorded.calls).toContainEqual(['reload']);
});

test('[SU25] a page that is gone or out of memory is loaded again, and the host reports it', async () => {
  await start();
  host(0).emit('message', { ready: true });
  recorded.calls.length = 0;
  recorded.page.emit('render-process-gone', {}, { reason: 'oom' });
  await vi.waitFor(() => expect(recorded.calls).toEqual([['loadURL', 'app://vestibule/']]));
  recorded.app.emit('child-process-gone', {}, { type: 'GPU' });
  recorded.app.emit('child-process-gone', {}, { type: 'Utility' });
  expect(recorded.toHost).toEqual([
    [{ restarts: { 'page-memory': 1 } }, []],
    [{ restarts: { 'page-memory': 1, gpu: 1 } }, []],
  ]);
});

test('[SU25] a page that hangs is ended first, then loaded again', async () => {
  await start();
  recorded.calls.length = 0;
  recorded.page.emit('unresponsive');
  await vi.waitFor(() => expect(recorded.calls).toEqual([['crash'], ['loadURL', 'app://vestibule/']]));
});

test('[SU25] a page that keeps ending makes way for the calm page', async () => {
  vi.useFakeTimers();
  try {
    await start();
    for (let time = 0; time < 6; time += 1) {
      recorded.page.emit('render-process-gone', {}, { reason: 'crashed' });
      vi.advanceTimersByTime(3_200);
    }
    expect(recorded.calls.at(-1)).toEqual(['loadURL', 'app://vestibule/out-of-order.html']);
    vi.advanceTimersByTime(600_000);
    expect(recorded.calls.at(-1)).toEqual(['loadURL', 'app://vestibule/']);
  } finally {
    vi.useRealTimers();
  }
});

test('[LK40] the window fills the display that is named, else the largest, and goes with it when it is turned', async () => {
  const [hall, door] = [
    { label: 'HDMI-A-1 Iiyama', bounds: { x: 0, y: 0, width: 1920, height: 1080 } },
    { label: 'DP-2', bounds: { x: 1920, y: 0, width: 800, height: 480 } },
  ];
  recorded.displays = [door, hall];
  await start();
  await start('dp-2');
  await start('none of them');
  expect(recorded.windows).toMatchObject([hall.bounds, door.bounds, hall.bounds]);
  recorded.calls.length = 0;
  const turned = { ...hall.bounds, width: 1080, height: 1920 };
  recorded.displays = [{ ...hall, bounds: turned }];
  recorded.screen.emit('display-metrics-changed');
  expect(recorded.calls.slice(0, 2)).toEqual([
    ['setBounds', turned],
    ['setKiosk', true],
  ]);
  recorded.displays = [];
  recorded.screen.emit('display-removed'); // between two cables: nothing to fill, nothing falls
});

test('[LK41] the desktop may darken the panel while it is dark, and never while it is to shine', async () => {
  await start();
  const held = () =>
    recorded.calls.filter(([what]) => what === 'powerSaveBlocker').map(([, ...words]) => words);
  host(0).emit('message', { light: false });
  host(0).emit('message', { light: false });
  host(0).emit('message', { light: true });
  host(0).emit('message', { light: false });
  host(0).emit('exit', 1);
  await vi.waitFor(() => expect(recorded.hosts).toHaveLength(2));
  host(1).emit('message', { ready: true });
  const [start_, stop] = [['prevent-display-sleep'], ['stop', 7]];
  expect(held()).toEqual([start_, stop, start_, stop, start_]);
});

const keyOf = (at: number) => recorded.hosts[at]?.options.env['VESTIBULE_WRAPPING_KEY'];

test('[LK42] the host gets a key that the keyring keeps, the same one each time', async () => {
  await start();
  await start();
  expect(keyOf(0)).toMatch(/^[A-Za-z0-9+/]{43}=$/);
  expect(keyOf(1)).toBe(keyOf(0));
  const file = join(folder, 'electron/wrapping.key');
  expect(await readFile(file, 'utf8')).toBe(`gnome_libsecret ${keyOf(0)}`);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('[LK42] a keyring that protects nothing, or is another one, gives no key, and nothing is made anew', async () => {
  recorded.keyring = 'basic_text';
  await start();
  recorded.keyring = 'gnome_libsecret';
  await start();
  const file = join(folder, 'electron/wrapping.key');
  const kept = await readFile(file, 'utf8');
  recorded.keyring = 'kwallet5';
  await start();
  expect([keyOf(0), typeof keyOf(1), keyOf(2)]).toEqual([undefined, 'string', undefined]);
  expect(await readFile(file, 'utf8')).toBe(kept);
});

test('[LK43] of crash reports the five newest stay', async () => {
  const dumps = join(folder, 'dumps/pending');
  await mkdir(dumps, { recursive: true });
  for (let age = 0; age < 9; age++) {
    await writeFile(join(dumps, `${age}.dmp`), '');
    await utimes(join(dumps, `${age}.dmp`), 1_000 - age, 1_000 - age);
  }
  await writeFile(join(folder, 'dumps/settings.dat'), '');
  prepareElectron(electron, '/data');
  expect((await readdir(dumps)).toSorted()).toEqual(['0.dmp', '1.dmp', '2.dmp', '3.dmp', '4.dmp']);
  expect(await readdir(join(folder, 'dumps'))).toContain('settings.dat');
});
