import { EventEmitter } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
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

  readonly app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    enableSandbox: () => this.#note('enableSandbox'),
    setPath: (...words: unknown[]) => this.#note('setPath', ...words),
    requestSingleInstanceLock: () => this.isFirst,
  });
  readonly Menu = { setApplicationMenu: (menu: unknown) => this.#note('setApplicationMenu', menu) };
  readonly crashReporter = { start: (options: unknown) => this.#note('crashReporter', options) };
  readonly protocol = {
    registerSchemesAsPrivileged: (schemes: { scheme: string }[]) =>
      this.#note('schemes', ...schemes.map(({ scheme }) => scheme)),
  };
  readonly powerSaveBlocker = { start: (kind: string) => this.#note('powerSaveBlocker', kind) };
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
    const { page } = this;
    const note = (...words: unknown[]): void => this.#note(...words);
    return class extends EventEmitter {
      readonly webContents = page;
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

const start = (): Promise<ElectronShell> =>
  startElectronShell(electron, {
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

test('[LK2] before anything is shown: sandbox, one scheme, no menu, crash reports to the disk only', () => {
  expect(prepareElectron(electron, '/data')).toBe(true);
  expect(recorded.calls).toEqual([
    ['enableSandbox'],
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
  expect(recorded.calls).toEqual([['enableSandbox'], ['setPath', 'userData', '/data/electron']]);
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
