import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, percentile } from './measure.ts';
import type { Figure } from './measure.ts';
import { openChromium, unixNow, whenPainted } from './support/chromium.ts';
import { signedIn } from './support/staff-session.ts';
import type { StartReady } from './support/staff-session.ts';
import { runProgram } from './support/running-program.ts';

/** PF5: from the call of the staff API to the text on an idle screen, with the demo residence on it. */
export async function publishToGlass(publishes: number): Promise<Figure[]> {
  const data = mkdtempSync(join(tmpdir(), 'vestibule-bench-'));
  const program = runProgram<StartReady>('scripts/start.ts', ['--json', '--shell', 'none', '--data', data]);
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
      const id = await notices.publish({ title, body: ['Une annonce pour mesurer.'] });
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
