import { defineConfig } from '@playwright/test';
import type { Options } from './tests/end-to-end/kiosk-fixture.ts';

/** Tests in a real Chromium: Debian's, driven by simulated touch. One at a time, unless who calls knows better. */
export default defineConfig<Options>({
  testDir: 'tests/end-to-end',
  workers: 1,
  reporter: 'line',
  // Chromium 156 at times answers nothing more to one click or page, for a cause that is not known (it comes in runs).
  // A test that passes only at a later try is told as flaky in the list.
  retries: 1,
  timeout: 60_000,
  use: {
    hasTouch: true,
    contextOptions: { reducedMotion: 'reduce' },
    viewport: { width: 1080, height: 1920 },
    launchOptions: {
      executablePath: process.env['VESTIBULE_CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-quic',
      ],
    },
  },
  projects: [
    { name: 'screens', testMatch: 'screens/**/*.spec.ts' },
    { name: 'press', testMatch: 'press/**/*.spec.ts' },
    { name: 'browser-shell', testMatch: ['kiosk/**/*.spec.ts', 'browser/**/*.spec.ts'] },
    {
      name: 'electron-shell',
      testMatch: ['kiosk/**/*.spec.ts', 'electron/**/*.spec.ts'],
      use: { shell: 'electron' },
    },
  ],
});
