import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectionTimes } from '#shared/server-protocol/events.ts';
import type { Figure } from './measure.ts';
import { startBuiltKiosk } from './support/built-kiosk.ts';
import { openChromium } from './support/chromium.ts';
import { coreSeconds, memberOf } from './support/linux-processes.ts';

/** A ping of the server is 3 bytes, the answer 7 (RFC 6455: masked). Once a minute the screen tells its health. */
const pingBytes = 10;
const healthBytes = 1024;

/** PF9: what the attract loop costs when nobody is there and nothing changes: cores, and bytes to and from the server. */
export async function idleCost(seconds: number): Promise<Figure[]> {
  const kiosk = await startBuiltKiosk();
  try {
    const browser = await openChromium();
    const page = browser.pages()[0] ?? (await browser.newPage());
    await page.goto(kiosk.kiosk);
    await page.locator('[data-screen=attract]').waitFor();
    await sleep(10_000); // what follows a start is over
    const { host, server } = kiosk;
    const renderer = memberOf(process.pid, '--type=renderer');
    const before = {
      host: coreSeconds(host),
      renderer: coreSeconds(renderer),
      bytes: bytesWith(server, host),
    };
    await sleep(seconds * 1000);
    const part = (coreSeconds(host) - before.host + coreSeconds(renderer) - before.renderer) / seconds;
    const bytes = bytesWith(server, host) - before.bytes;
    await browser.close();
    return figures(part * 100, bytes, allowedBytes(seconds));
  } finally {
    await kiosk.stop();
  }
}

/** Pings, and the health that protocol.md asks for; no more. */
function allowedBytes(seconds: number): number {
  const times = (every: number) => Math.floor((seconds * 1000) / every) + 1;
  return times(connectionTimes.ping) * pingBytes + times(connectionTimes.healthEvery) * healthBytes;
}

/** Bytes that the host's connection to the server has carried so far, both ways, without those of TCP itself. */
function bytesWith(server: string, host: number): number {
  const { port } = new URL(server);
  const words = ['-tinpHO', 'state', 'established', 'dport', '=', `:${port}`];
  const lines = execFileSync('ss', words, { encoding: 'utf8' }).split('\n');
  const ours = lines.filter((line) => line.includes(`pid=${host},`)).join('\n');
  const counts = [...ours.matchAll(/bytes_(?:sent|received):(\d+)/g)];
  if (counts.length === 0) throw new Error(`ss shows no connection of the host to ${server}`);
  return counts.reduce((sum, [, count]) => sum + Number(count), 0);
}

function figures(percent: number, bytes: number, allowed: number): Figure[] {
  return [
    {
      id: 'PF9',
      what: 'attract loop, host and renderer together, of one core',
      value: `${percent.toFixed(2)} %`,
      bar: '≤ 3 %',
      met: percent <= 3,
      samples: [percent],
    },
    {
      id: 'PF9',
      what: 'attract loop, bytes to and from the server, pings and the report of health alone allowed',
      value: `${bytes} B`,
      bar: `≤ ${allowed} B`,
      met: bytes <= allowed,
      samples: [bytes],
    },
  ];
}
