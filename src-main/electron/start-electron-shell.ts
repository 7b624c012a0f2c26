import { join } from 'node:path';
import type * as Electron from 'electron';
import { electronChannels } from '#shared/kiosk-api/transport.ts';
import { drawingTiles } from '../supervisor/drawing-tiles.ts';
import { HostSupervisor } from '../supervisor/host-supervisor.ts';
import { listPageFiles } from '../supervisor/page-files.ts';
import { Recovery } from '../supervisor/recovery.ts';
import { usualPatience } from '../supervisor/restart-budget.ts';
import { systemTimer } from '../supervisor/timer.ts';
import { answerPageRequest, pageScheme } from './app-protocol.ts';
import { chooseDisplay } from './choose-display.ts';
import { ElectronGlass } from './electron-glass.ts';
import { keepFewCrashDumps } from './few-crash-dumps.ts';
import { startUtilityHost } from './host-process.ts';
import type { Fork } from './host-process.ts';
import { isKioskPage } from './is-kiosk-page.ts';
import { KeepAwake } from './keep-awake.ts';
import { lockContents, lockSession } from './lockdown.ts';
import { PagePorts } from './page-ports.ts';
import { kioskWindowOptions } from './window.ts';
import { wrappingKey } from './wrapping-key.ts';

/** What of Electron the shell uses. `shell`, `remote` debugging and the updater are not in it. */
export type ElectronParts = Pick<
  typeof Electron,
  | 'app'
  | 'BrowserWindow'
  | 'crashReporter'
  | 'ipcMain'
  | 'Menu'
  | 'MessageChannelMain'
  | 'powerSaveBlocker'
  | 'protocol'
  | 'safeStorage'
  | 'screen'
  | 'session'
  | 'utilityProcess'
>;

/** How one kiosk runs in Electron. */
export type ElectronShellPlan = {
  data: string;
  page: string;
  preload: string;
  hostEntry: string;
  /** A part of the name of the display to fill; undefined: the largest. */
  display: string | undefined;
  environment: NodeJS.ProcessEnv;
  /** Ends this program with a failure: the system starts it anew. */
  giveUp: () => void;
};

/** A running Electron shell. */
export type ElectronShell = { whenUp: Promise<void>; stop(): Promise<void> };

/**
 * What Electron takes only before it is ready. False: another instance runs already, and this one has to end.
 */
export function prepareElectron(
  { app, protocol, Menu, crashReporter }: ElectronParts,
  data: string,
): boolean {
  app.enableSandbox();
  for (const [name, value] of Object.entries(drawingTiles)) app.commandLine.appendSwitch(name, value);
  app.setPath('userData', join(data, 'electron'));
  if (!app.requestSingleInstanceLock()) return false;
  protocol.registerSchemesAsPrivileged([pageScheme]);
  Menu.setApplicationMenu(null);
  crashReporter.start({ uploadToServer: false });
  keepFewCrashDumps(app.getPath('crashDumps'));
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
  return true;
}

/** Starts the host and shows the window without waiting for it. Electron must be ready. */
export async function startElectronShell(
  electron: ElectronParts,
  plan: ElectronShellPlan,
): Promise<ElectronShell> {
  const up = Promise.withResolvers<void>();
  const pages = new PagePorts(
    () => new electron.MessageChannelMain(),
    (message, ports) => host.send(message, ports),
  );
  const window = await prepareWindow(electron, plan, pages);
  const awake = new KeepAwake(electron.powerSaveBlocker);
  const key = wrappingKey(electron.safeStorage, join(plan.data, 'electron', 'wrapping.key'));
  const environment = { ...plan.environment, ...(key === null ? {} : { VESTIBULE_WRAPPING_KEY: key }) };
  const fork: Fork = (...how) => electron.utilityProcess.fork(...how);
  const host = new HostSupervisor<Electron.MessagePortMain>(
    (restarts) => startUtilityHost(fork, plan.hostEntry, environment, restarts),
    systemTimer,
    {
      hostMessage: (message) => {
        pages.hostMessage(message);
        recovery.hostMessage(message);
        if ('light' in message) awake.set(message.light);
      },
      hostState: (state) => {
        pages.hostState(state);
        if (state === 'up') {
          awake.set(true); // a host that begins begins in the light
          up.resolve();
        }
        recovery.hostState(state);
      },
    },
  );
  const glass = new ElectronGlass(window, electron.app, {
    end: (cause) => recovery.end(cause),
    ended: (cause) => recovery.ended(cause),
    gpuGone: () => host.count('gpu'),
  });
  const recovery = new Recovery({
    ...plan,
    patience: usualPatience,
    timer: systemTimer,
    host,
    glass,
    say: (sentence) => process.stderr.write(`${sentence}\n`),
  });
  host.start();
  recovery.start();
  return {
    whenUp: up.promise,
    stop: () => {
      recovery.stop();
      return host.stop();
    },
  };
}

async function prepareWindow(
  electron: ElectronParts,
  plan: ElectronShellPlan,
  pages: PagePorts,
): Promise<Electron.BrowserWindow> {
  const files = await listPageFiles(plan.page);
  const { defaultSession } = electron.session;
  lockSession(defaultSession);
  defaultSession.protocol.handle('app', (request) => answerPageRequest(files, request));
  const { screen } = electron;
  const place = () => chooseDisplay(screen.getAllDisplays(), plan.display).bounds;
  const options = kioskWindowOptions(plan.preload, electron.app.isPackaged);
  const window = new electron.BrowserWindow({ ...options, ...place() });
  const fill = () => {
    if (screen.getAllDisplays().length > 0) window.setBounds(place()); // between two cables there may be none
    window.setKiosk(true);
  };
  screen.on('display-added', fill);
  screen.on('display-removed', fill);
  screen.on('display-metrics-changed', fill); // a panel that is turned
  electron.ipcMain.on(electronChannels.connect, ({ sender, senderFrame }) => {
    if (sender === window.webContents && isKioskPage(senderFrame, sender.mainFrame)) pages.connect(sender);
  });
  window.once('ready-to-show', () => window.show());
  return window;
}
