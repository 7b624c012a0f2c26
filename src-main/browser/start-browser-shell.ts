import { join } from 'node:path';
import { HostSupervisor } from '../supervisor/host-supervisor.ts';
import type { HostState } from '../supervisor/host-supervisor.ts';
import { listPageFiles } from '../supervisor/page-files.ts';
import { systemTimer } from '../supervisor/timer.ts';
import { findChromium, openChromium, whyNoWindow } from './chromium.ts';
import { startHostProcess } from './host-process.ts';
import { KioskWindow } from './kiosk-window.ts';
import { openLocalServer } from './local-server.ts';
import { PageRelay } from './page-relay.ts';

/** How one kiosk runs in the browser shell. */
export type BrowserShellPlan = {
  /** Data directory of the kiosk; the host owns it but for `browser-profile/`. */
  data: string;
  /** Port on 127.0.0.1; 0 picks a free one. */
  port: number;
  /** Folder of the built page. */
  page: string;
  /** Script of the host. */
  hostEntry: string;
  /** `none`: no window; the address can be opened in any browser. */
  window: 'chromium' | 'none';
  /** What host and browser get. */
  environment: NodeJS.ProcessEnv;
  /** Tells the operator something, in one sentence. */
  say: (sentence: string) => void;
};

/** A running browser shell. */
export type BrowserShell = {
  /** Opens the kiosk in any browser of this machine. */
  address: string;
  /** Resolves when the host takes pages for the first time. */
  whenUp: Promise<void>;
  /** Ends the window, the host and the server, within 3 s. */
  stop(): Promise<void>;
};

/**
 * Starts the host, serves the page, and opens the window without waiting for the host: the page shows itself
 * first. Throws a KioskError when the page is not built or the port is taken.
 */
export async function startBrowserShell(plan: BrowserShellPlan): Promise<BrowserShell> {
  const up = Promise.withResolvers<void>();
  const relay = new PageRelay((message) => host.send(message));
  const host = new HostSupervisor(
    (restarts) => startHostProcess(plan.hostEntry, plan.environment, restarts),
    systemTimer,
    {
      hostMessage: (message) => relay.hostMessage(message),
      hostState: (state) => {
        relay.hostState(state);
        if (state === 'up') up.resolve();
        else sayState(state, plan.say);
      },
    },
  );
  const server = await openLocalServer(await listPageFiles(plan.page), relay, plan.port);
  host.start();
  const window = plan.window === 'chromium' ? await openWindow(plan, () => server.ticketAddress()) : null;
  return {
    address: server.address,
    whenUp: up.promise,
    stop: async () => {
      await Promise.all([window?.stop(), host.stop(), server.close()]);
    },
  };
}

function sayState(state: HostState, say: (sentence: string) => void): void {
  if (state === 'restarting') say('The kiosk host has ended; it is started again.');
  if (state === 'out-of-order') say('The kiosk host keeps ending; the next try is in ten minutes.');
}

async function openWindow(plan: BrowserShellPlan, ticketAddress: () => string): Promise<KioskWindow | null> {
  const { environment, say } = plan;
  const executable = findChromium(environment);
  const obstacle =
    executable === null
      ? 'No Chromium or Chrome is installed.'
      : whyNoWindow(environment, process.getuid?.());
  if (executable === null || obstacle !== null) {
    say(`${obstacle} Open the kiosk's address in a browser.`);
    return null;
  }
  const profile = join(plan.data, 'browser-profile');
  const window = new KioskWindow(
    () => openChromium(executable, profile, ticketAddress(), environment),
    systemTimer,
    say,
  );
  await window.start();
  return window;
}
