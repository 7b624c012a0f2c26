import { onTestFinished } from 'vitest';
import type { SpeechEngine } from '#main/host/ports.ts';
import { startHost } from '#main/host/start-host.ts';
import type { Host } from '#main/host/start-host.ts';
import { kioskConfigSchema } from '#shared/kiosk-config.ts';
import { withCheckSign } from '#shared/domain/residence-code.ts';
import { seededChance } from './chance.ts';
import { TestMachine } from './test-machine.ts';
import { HandClock, settled } from './hand-clock.ts';
import { MemoryServer } from './memory-server.ts';
import { temporaryDirectory } from './temporary-directory.ts';
import { TestLog } from './test-log.ts';
import { TestPage } from './test-page.ts';

/** Room for a few pictures, and nothing held back. */
const smallDisk = { quotaBytes: () => 1024 ** 2, ballastBytes: 0 };

export const noon = Date.UTC(2026, 10, 24, 12);
export const goodCode = withCheckSign('ABCD234');

/** A host with real files, a server in memory and a clock moved by hand. */
export class MemoryKiosk {
  readonly server = new MemoryServer();
  readonly clock = new HandClock(noon);
  readonly log = new TestLog();
  readonly chance = seededChance();
  readonly dataDir = temporaryDirectory();
  hasNetwork = true;
  readonly machine = new TestMachine();
  /** How often the page was to begin anew. */
  reloads = 0;
  readonly engines: readonly SpeechEngine[];
  readonly #config: object;
  host: Host;
  page = new TestPage();

  /** Without a code it waits in the wizard. */
  constructor({
    code = goodCode as string | null,
    server = (_server: MemoryServer) => {},
    engines = [] as readonly SpeechEngine[],
    config = {},
  } = {}) {
    this.engines = engines;
    this.#config = config;
    server(this.server);
    this.server.time = () => Math.round(noon + this.clock.monotonic() - 1000);
    this.host = this.#start(code);
    onTestFinished(() => this.host.stop());
  }

  /** Stops the host and starts it again on the same files, with a new page. `between`: what happens meanwhile. */
  async restart({ between = () => {}, code = null as string | null } = {}): Promise<void> {
    await this.host.stop();
    between();
    this.host = this.#start(code);
    await settled();
  }

  /** Items of the glass by id. */
  get ids(): string[] {
    return [...this.page.feed.keys()].toSorted();
  }

  #start(code: string | null): Host {
    const host = startHost({
      dataDir: this.dataDir,
      config: kioskConfigSchema.parse({
        server: 'http://127.0.0.1:1',
        ...(code === null ? {} : { code }),
        ...this.#config,
      }),
      clock: this.clock,
      chance: this.chance,
      log: this.log,
      link: this.server.link,
      hasNetwork: () => this.hasNetwork,
      network: { steps: () => Promise.resolve([{ name: 'link', state: 'failed' }]) },
      machine: this.machine,
      reloadPage: () => (this.reloads += 1),
      disk: smallDisk,
      engines: this.engines,
    });
    this.page = new TestPage();
    host.attachPage(this.page.port);
    return host;
  }
}

/** A kiosk that is enrolled, online and complete. */
export async function aKiosk(prepare: (server: MemoryServer) => void = () => {}): Promise<MemoryKiosk> {
  const kiosk = new MemoryKiosk({ server: prepare });
  await settled();
  return kiosk;
}
