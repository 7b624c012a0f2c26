import { defineConfig } from '@playwright/test';

/** Tests in a real Chromium: Debian's, driven by simulated touch. One at a time, because they share two cores. */
export default defineConfig({
  testDir: 'tests/end-to-end',
  workers: 1,
  reporter: 'line',
  retries: 0,
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
  projects: [{ name: 'press', testMatch: 'press/**/*.spec.ts' }],
});
