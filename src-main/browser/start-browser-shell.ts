import { join } from 'node:path';
import type { Picture } from '../supervisor/glass-keeper.ts';
import { HostSupervisor } from '../supervisor/host-supervisor.ts';
import type { HostState } from '../supervisor/host-supervisor.ts';
import { listPageFiles } from '../supervisor/page-files.ts';
import { Recovery } from '../supervisor/recovery.ts';
import { usualPatience } from '../supervisor/restart-budget.ts';
import type { Patience } from '../supervisor/restart-budget.ts';
import type { RestartCounts } from '../supervisor/restart-counts.ts';
import { systemTimer } from '../supervisor/timer.ts';
import { findChromium, openChromium, whyNoWindow } from './chromium.ts';
import { startHostProcess } from './host-process.ts';
import { KioskWindow } from './kiosk-window.ts';
import { openLocalServer } from './local-server.ts';
import type { LocalServer } from './local-server.ts';
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
  /** Ends this program with a failure: the system starts it anew. */
  giveUp: () => void;
  patience?: Patience;
};

/** A running browser shell. */
export type BrowserShell = {
  /** Opens the kiosk in any browser of this machine. */
  address: string;
  /** Resolves when the host takes pages for the first time. */
  whenUp: Promise<void>;
  /** What was restarted, by cause. */
  restarts(): RestartCounts;
  /** Ends the window, the host and the server, within 3 s. */
  stop(): Promise<void>;
};

/**
 * Starts the host, serves the page, and opens the window without waiting for the host: the page shows itself
 * first. Throws a KioskError when the page is not built or the port is taken.
 */
export async function startBrowserShell(plan: BrowserShellPlan): Promise<BrowserShell> {
  const { patience = usualPatience, say } = plan;
  const up = Promise.withResolvers<void>();
  const relay = new PageRelay(
    (message) => host.send(message),
    () => recovery.end('page-gone'),
  );
  const server = await openLocalServer(await listPageFiles(plan.page), relay, plan.port);
  const window = new KioskWindow(opener(plan, server), systemTimer, {
    ended: () => recovery.ended('browser-exit'),
    drawsAnew: () => host.count('gpu'),
  });
  const host = new HostSupervisor(
    (restarts) => startHostProcess(plan.hostEntry, plan.environment, restarts),
    systemTimer,
    {
      hostMessage: (message) => {
        relay.hostMessage(message);
        recovery.hostMessage(message);
      },
      hostState: (state) => {
        relay.hostState(state);
        if (state === 'up') up.resolve();
        else sayState(state, say);
        recovery.hostState(state);
      },
    },
    patience,
  );
  const recovery = new Recovery({ ...plan, patience, timer: systemTimer, host, glass: window });
  host.start();
  if (canOpenWindow(plan)) recovery.start();
  return {
    address: server.address,
    whenUp: up.promise,
    restarts: () => host.restarts,
    stop: async () => {
      recovery.stop();
      await Promise.all([window.stop(), host.stop(), server.close()]);
    },
  };
}

function sayState(state: HostState, say: (sentence: string) => void): void {
  if (state === 'restarting') say('The kiosk host has ended; it is started again.');
  if (state === 'out-of-order') say('The kiosk host keeps ending; the next try is in ten minutes.');
}

function canOpenWindow({ window, environment, say }: BrowserShellPlan): boolean {
  if (window === 'none') return false;
  const obstacle =
    findChromium(environment) === null
      ? 'No Chromium or Chrome is installed.'
      : whyNoWindow(environment, process.getuid?.());
  if (obstacle !== null) say(`${obstacle} Open the kiosk's address in a browser.`);
  return obstacle === null;
}

function opener({ data, environment }: BrowserShellPlan, server: LocalServer) {
  const profile = join(data, 'browser-profile');
  const executable = findChromium(environment) ?? '';
  return (picture: Picture) => openChromium(executable, profile, server.ticketAddress(picture), environment);
}
