import { onTestFinished } from 'vitest';
import type { Host } from '#main/host/start-host.ts';
import { startHost } from '#main/host/start-host.ts';
import { SocketServerLink } from '#main/host/sync/socket-server-link.ts';
import { systemChance, systemClock } from '#main/host/system-clock.ts';
import { kioskConfigSchema } from '#shared/kiosk-config.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';
import { TestMachine } from '#support/test-machine.ts';
import { TestLog } from '#support/test-log.ts';
import { TestPage } from '#support/test-page.ts';

export type Kiosk = { host: Host; page: TestPage; log: TestLog; dataDir: string };

/** A host on real sockets and real files, with one page; stopped at the end of the test. */
export function startKiosk(
  server: string,
  code?: string,
  dataDir = temporaryDirectory(),
  config: object = {},
): Kiosk {
  const log = new TestLog();
  const host = startHost({
    dataDir,
    config: kioskConfigSchema.parse({ server, code, reconnectMostSeconds: 2, ...config }),
    clock: systemClock,
    chance: systemChance,
    log,
    link: new SocketServerLink(server),
    network: { steps: () => Promise.resolve([]) },
    hasNetwork: () => true,
    machine: new TestMachine(),
    reloadPage: () => {},
    disk: { quotaBytes: () => 64 * 1024 ** 2, ballastBytes: 0 },
  });
  onTestFinished(() => host.stop());
  const page = new TestPage();
  host.attachPage(page.port);
  return { host, page, log, dataDir };
}
