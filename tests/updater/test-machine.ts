import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Dpkg } from '#main/updater/dpkg.ts';
import { updateOnce } from '#main/updater/update-once.ts';
import type { Outcome } from '#main/updater/update-once.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';
import { trustedKey } from './release-server.ts';
import type { ReleaseServer } from './release-server.ts';

/** The power went: nothing of the program runs on. */
export class PowerCut extends Error {}

/** A dpkg that failed, as `execFile` tells it. */
function dpkgFailed(): Error {
  return Object.assign(new Error('dpkg: error'), { code: 1 });
}

/** One screen's machine with a fake dpkg and a clock that waits no time; the disk and the updater are real. */
export class TestMachine {
  readonly folder = temporaryDirectory();
  readonly healthFile = join(temporaryDirectory(), 'health.json');
  installed = '1.0.0';
  /** Versions that dpkg was told to install, in order. */
  readonly installs: string[] = [];
  /** Versions that come up after the installation and say so. */
  healthy = new Set(['1.0.0', '1.1.0', '1.2.0', '1.3.0']);
  /** Versions that dpkg refuses. */
  broken = new Set<string>();
  /** Called before dpkg and before each look at the health file; may throw a PowerCut. */
  onStep = (_step: 'before-dpkg' | 'after-dpkg' | 'waiting'): void => {};
  hour = 3;
  isWished = false;
  machineId = 'b0c1d2e3f4a5968778695a4b3c2d1e0f';
  configured = 0;
  #monotonic = 0;

  constructor() {
    writeFileSync(this.packageOf('1.0.0'), 'package 1.0.0');
  }

  packageOf(version: string): string {
    return join(this.folder, `vestibule-kiosk_${version}.deb`);
  }

  run({ url }: ReleaseServer, publicKey = trustedKey): Promise<Outcome> {
    return updateOnce({
      config: {
        manifest: `${url}/latest-linux.json`,
        publicKey,
        package: 'vestibule-kiosk',
        quietHours: { from: '02:00', to: '05:00' },
      },
      folder: this.folder,
      healthFile: this.healthFile,
      isWished: this.isWished,
      machineId: this.machineId,
      dpkg: this.#dpkg,
      clock: {
        now: () => new Date(2026, 0, 15, this.hour),
        monotonic: () => this.#monotonic,
        delay: async (ms) => {
          this.onStep('waiting');
          this.#monotonic += ms;
        },
      },
    });
  }

  /** A machine that starts again also starts the version that it has. */
  startAgain(): void {
    this.onStep = () => {};
    this.comeUp();
  }

  comeUp(): void {
    if (this.healthy.has(this.installed))
      writeFileSync(this.healthFile, JSON.stringify({ version: this.installed, upSeconds: 61 }));
  }

  readonly #dpkg: Dpkg = {
    installedVersion: async () => this.installed,
    architecture: async () => 'amd64',
    configure: async () => void this.configured++,
    install: async (path) => {
      this.onStep('before-dpkg');
      const [, version = ''] = /^package (\S+)/.exec(readFileSync(path, 'utf8')) ?? [];
      this.installs.push(version);
      if (this.broken.has(version)) throw dpkgFailed();
      this.installed = version;
      this.onStep('after-dpkg');
      this.comeUp();
    },
  };
}
