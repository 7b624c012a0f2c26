import { expect, test } from '../kiosk-fixture.ts';

test('[LK2] the page has no Node, and of the preload one verb', async ({ kiosk }) => {
  const seen = await kiosk.page.evaluate(() => {
    const globals = globalThis as unknown as Record<string, unknown>;
    return {
      node: ['require', 'process', 'module', 'Buffer'].filter((name) => globals[name] !== undefined),
      bridge: Object.keys(globals['vestibule'] as object),
    };
  });
  expect(seen).toEqual({ node: [], bridge: ['connect'] });
});

test('[LK13] the page stays where it is and opens no window', async ({ kiosk }) => {
  const opened = await kiosk.page.evaluate(() => {
    const window = globalThis.open('https://example.org') === null;
    globalThis.location.href = 'https://example.org/';
    return window;
  });
  expect(opened).toBe(true);
  await expect(kiosk.page.locator('[data-screen]').first()).toBeVisible();
  expect(kiosk.page.url()).toBe('app://vestibule/');
});

test('[LK5] no permission is granted', async ({ kiosk }) => {
  const states = await kiosk.page.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'clipboard-read',
    ] as PermissionName[];
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
  });
  expect(new Set(states)).toEqual(new Set(['denied']));
});
