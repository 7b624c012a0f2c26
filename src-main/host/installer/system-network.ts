import { lookup } from 'node:dns/promises';
import { readFileSync, readdirSync } from 'node:fs';
import { connect, isIP } from 'node:net';
import type { Socket } from 'node:net';
import { join } from 'node:path';
import { connect as connectSafely } from 'node:tls';
import { networkStepNames } from '#shared/kiosk-api/setup.ts';
import type { NetworkStep } from '#shared/kiosk-api/setup.ts';
import type { Clock, NetworkProbe } from '../ports.ts';

type Parts = {
  server: string;
  clock: Clock;
  hasNetwork: () => boolean;
  /** Where Linux tells of its network cards. */
  cards?: string;
};

/** Each step gets so long: an installer waits before the screen. */
const stepWithinMs = 2_500;
/** Certificates and words like « demain » bear no more. */
const clockWithinMs = 300_000;

/** Walks the way to the server as this machine sees it, and stops where it ends. */
export class SystemNetwork implements NetworkProbe {
  readonly #parts: Parts;
  readonly #server: URL;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#server = new URL(parts.server);
  }

  async steps(): Promise<NetworkStep[]> {
    let isOpen = true;
    const steps: NetworkStep[] = [];
    for (const name of networkStepNames) {
      const wasOpen: boolean = isOpen;
      isOpen = wasOpen && (await this.#walk(name));
      const failed = wasOpen ? 'failed' : 'unknown';
      steps.push({ name, state: isOpen ? 'ok' : failed });
    }
    return steps;
  }

  async #walk(name: NetworkStep['name']): Promise<boolean> {
    const { hostname, protocol } = this.#server;
    const host = hostname.replace(/^\[|\]$/g, '');
    const port = Number(this.#server.port) || (protocol === 'https:' ? 443 : 80);
    switch (name) {
      case 'link':
        return this.#isLocal() || hasCarrier(this.#parts.cards ?? '/sys/class/net');
      case 'address':
        return this.#isLocal() || this.#parts.hasNetwork();
      case 'name':
        return this.#within(lookup(host).then(() => true));
      case 'server':
        return this.#within(opens(() => connect({ host, port }), 'connect'));
      case 'certificate':
        if (protocol === 'http:') return true; // this machine only: the configuration allows no other
        return this.#within(
          opens(
            () => connectSafely({ host, port, ...(isIP(host) === 0 && { servername: host }) }),
            'secureConnect',
          ),
        );
      case 'time':
        return this.#within(this.#isTimeRight());
    }
  }

  #isLocal(): boolean {
    return this.#server.protocol === 'http:';
  }

  async #within(step: Promise<boolean>): Promise<boolean> {
    const done = new AbortController();
    const late = this.#parts.clock.delay(stepWithinMs, done.signal).then(() => false);
    return Promise.race([step.catch(() => false), late]).finally(() => done.abort());
  }

  async #isTimeRight(): Promise<boolean> {
    const answer = await fetch(this.#server, { method: 'HEAD', redirect: 'manual' });
    const told = Date.parse(answer.headers.get('date') ?? '');
    return Math.abs(told - this.#parts.clock.now()) <= clockWithinMs;
  }
}

/** A card other than the loopback with a cable, or a station, at its other end. */
function hasCarrier(folder: string): boolean {
  try {
    return readdirSync(folder).some((card) => card !== 'lo' && isUp(join(folder, card, 'carrier')));
  } catch {
    return false; // not Linux, or no cards at all
  }
}

function isUp(path: string): boolean {
  try {
    return readFileSync(path, 'utf8').trim() === '1';
  } catch {
    return false; // a card that is switched off cannot be asked
  }
}

function opens(open: () => Socket, event: 'connect' | 'secureConnect'): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = open();
  socket.setTimeout(stepWithinMs, () => resolve(false));
  socket.once(event, () => resolve(true));
  socket.once('error', () => resolve(false));
  return promise.finally(() => socket.destroy());
}
