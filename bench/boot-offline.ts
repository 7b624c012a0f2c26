import Database from 'better-sqlite3';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromiumArguments } from '#main/browser/chromium.ts';
import { buildMain } from '../scripts/build-main.ts';
import { buildPage } from '../scripts/build-page.ts';
import { generatedFeed } from './generated-feed.ts';
import { median } from './measure.ts';
import type { Figure } from './measure.ts';
import { unixNow } from './support/chromium.ts';
import { paintingOf } from './support/painted-words.ts';
import type { Painting } from './support/painted-words.ts';
import { runProgram } from './support/running-program.ts';
import { signedIn } from './support/staff-session.ts';
import type { StartReady } from './support/staff-session.ts';
import { openVirtualDisplay } from './support/virtual-display.ts';

const cachedItems = 500;
const title = 'Pas d’eau ce matin au bâtiment A';
const browserSwitches = '--no-sandbox --remote-debugging-port=0 --window-size=1080,1920';
/** A port on which nobody answers: the discard service of old. */
const nobody = 'http://127.0.0.1:9';

/** PF4: from the start of the kiosk, without a network, to the first real notice; against a static page. */
export async function bootOffline(rounds: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'vestibule-bench-'));
  const display = await openVirtualDisplay();
  try {
    await buildPage(() => {});
    await buildMain(() => {});
    const warm = await warmCache(join(folder, 'start'));
    const environment = { DISPLAY: display.display, VESTIBULE_TEST_CHROMIUM_ARGS: browserSwitches };
    const kiosk: Boot[] = [];
    const fixed: Boot[] = [];
    for (let round = 0; round <= rounds; round++) {
      const ours = await bootKiosk(warm, join(folder, `kiosk-${round}`), environment);
      const peer = await bootStatic(join(folder, `static-${round}`), environment);
      if (round === 0) continue; // the first round warms the disk cache
      kiosk.push(ours);
      fixed.push(peer);
    }
    return figures(kiosk, fixed);
  } finally {
    await display.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds from the start of the process, and from the navigation of the page, to the painted words. */
type Boot = { fromStart: number; fromNavigation: number };

async function bootKiosk(warm: string, data: string, environment: Record<string, string>): Promise<Boot> {
  cpSync(warm, data, { recursive: true });
  const began = unixNow();
  const program = runProgram('dist/main/browser.js', [], {
    ...environment,
    VESTIBULE_DATA: data,
    VESTIBULE_SERVER: nobody,
    VESTIBULE_SHELL: 'browser',
    VESTIBULE_JSON: '1',
  });
  const painting = await paintingOf(join(data, 'browser-profile'), title);
  await program.stop();
  return toBoot(began, painting);
}

async function bootStatic(profile: string, environment: Record<string, string>): Promise<Boot> {
  const page = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Vestibule</title><h1 style="font-size:118px">${title}</h1><p>Touchez l’écran</p>`;
  const server = createServer((_request, response) => response.end(page)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const began = unixNow();
  const executable = process.env['VESTIBULE_CHROMIUM'] ?? '/usr/bin/chromium';
  const child = spawn(executable, chromiumArguments(profile, url, browserSwitches.split(' ')), {
    stdio: 'ignore',
    env: { ...process.env, ...environment },
  });
  const painting = await paintingOf(profile, title);
  child.kill('SIGTERM');
  await once(child, 'exit');
  server.close();
  return toBoot(began, painting);
}

function toBoot(began: number, { wordsAt, navigatedAt }: Painting): Boot {
  return { fromStart: wordsAt - began, fromNavigation: wordsAt - navigatedAt };
}

/** A kiosk that holds the demo and as many notices as make 500 items, stopped; returns its data directory. */
async function warmCache(data: string): Promise<string> {
  const program = runProgram<StartReady>('scripts/start.ts', ['--json', '--shell', 'none', '--data', data]);
  try {
    const notices = await signedIn(await program.ready);
    const kiosk = join(data, 'kiosk');
    const missing = cachedItems - held(kiosk);
    for (const item of generatedFeed(Math.max(0, missing))) {
      const { title: words, body } = JSON.parse(item.json) as { title: string; body: string[] };
      await notices.publish({ title: words, body });
    }
    await notices.publish({
      title,
      level: 'urgent',
      body: ['Le plombier vient.'],
      expiresAt: Date.now() + 86_400_000,
    });
    for (let tries = 0; held(kiosk) <= cachedItems; tries++) {
      if (tries > 200) throw new Error(`the kiosk holds ${held(kiosk)} items only`);
      await sleep(50);
    }
    return kiosk;
  } finally {
    await program.stop();
  }
}

function held(kiosk: string): number {
  const db = new Database(join(kiosk, 'feed.db'), { readonly: true });
  try {
    return db.prepare<[], number>('SELECT count(*) FROM item WHERE deleted = 0').pluck().get() ?? 0;
  } finally {
    db.close();
  }
}

function figures(kiosk: Boot[], fixed: Boot[]): Figure[] {
  const starts = kiosk.map(({ fromStart }) => fromStart);
  const peerStarts = fixed.map(({ fromStart }) => fromStart);
  const ratio = median(starts) / median(peerStarts);
  const page = kiosk.map(({ fromNavigation }) => fromNavigation);
  const peerPage = fixed.map(({ fromNavigation }) => fromNavigation);
  const pageBar = 900 * (median(peerPage) / 500);
  const ms = (values: number[]) => `${median(values).toFixed(0)} ms`;
  return [
    {
      id: 'PF4',
      what: `boot without network to the first notice (${ms(starts)}) against a static page (${ms(peerStarts)})`,
      value: `${ratio.toFixed(2)} ×`,
      bar: '≤ 1.25 ×',
      met: ratio <= 1.25,
      samples: starts,
    },
    {
      id: 'PF4',
      what: `the page alone, from navigation to the notice (static page ${ms(peerPage)})`,
      value: ms(page),
      bar: `≤ ${pageBar.toFixed(0)} ms (900 where a static page takes 500)`,
      met: median(page) <= pageBar,
      samples: page,
    },
  ];
}
