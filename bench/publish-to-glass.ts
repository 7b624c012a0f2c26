import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, percentile } from './measure.ts';
import type { Figure } from './measure.ts';
import { openChromium, unixNow, whenPainted } from './support/chromium.ts';
import { runProgram } from './support/running-program.ts';

type Ready = {
  server: string;
  staff: { user: string; password: string };
  residence: { id: string };
  kiosk: string;
};

/** PF5: from the call of the staff API to the text on an idle screen, with the demo residence on it. */
export async function publishToGlass(publishes: number): Promise<Figure[]> {
  const data = mkdtempSync(join(tmpdir(), 'vestibule-bench-'));
  const program = runProgram<Ready>('scripts/start.ts', ['--json', '--shell', 'none', '--data', data]);
  try {
    const ready = await program.ready;
    const notices = await signedIn(ready);
    const browser = await openChromium();
    const page = browser.pages()[0] ?? (await browser.newPage());
    await page.goto(ready.kiosk);
    await page.locator('h1').waitFor();
    const samples: number[] = [];
    for (let number = 0; number <= publishes; number++) {
      const title = `Mesure ${number} sur ${publishes}`;
      const painted = whenPainted(page, title);
      const called = unixNow();
      const id = await notices.publish(title);
      const took = (await painted) - called;
      if (number > 0) samples.push(took); // the first one warms up
      await notices.withdraw(id);
    }
    await browser.close();
    return figures(samples);
  } finally {
    await program.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

function figures(samples: number[]): Figure[] {
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  const middle = median(samples);
  const late = percentile(samples, 0.95);
  return [
    {
      id: 'PF5',
      what: 'publish to glass, p50',
      value: ms(middle),
      bar: '≤ 60 ms',
      met: middle <= 60,
      samples,
    },
    { id: 'PF5', what: 'publish to glass, p95', value: ms(late), bar: '≤ 150 ms', met: late <= 150, samples },
  ];
}

async function signedIn({ server, staff, residence }: Ready) {
  const session = await fetch(`${server}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(staff),
  });
  const headers = { 'content-type': 'application/json', cookie: session.headers.getSetCookie().join('; ') };
  const url = `${server}/api/residences/${residence.id}/notices`;
  return {
    publish: async (title: string): Promise<string> => {
      const body = JSON.stringify({ title, body: ['Une annonce pour mesurer.'] });
      const answer = await fetch(url, { method: 'POST', headers, body });
      if (!answer.ok) throw new Error(`the staff API answered ${answer.status}: ${await answer.text()}`);
      return ((await answer.json()) as { id: string }).id;
    },
    withdraw: async (id: string): Promise<void> => {
      await fetch(`${url}/${id}`, { method: 'DELETE', headers: { cookie: headers.cookie } });
    },
  };
}
