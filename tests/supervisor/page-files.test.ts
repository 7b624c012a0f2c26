import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { contentSecurityPolicy, listPageFiles } from '#main/supervisor/page-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vestibule-page-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  await writeFile(join(folder, 'assets/index-B3xY_9-z.js'), '');
  await writeFile(join(folder, 'assets/logo.svg'), '');
  await writeFile(join(folder, 'assets/index-B3xY_9-z.js.map'), '');
  await symlink('/etc/hostname', join(folder, 'hostname.json'));
});
afterEach(() => rm(folder, { recursive: true }));

test('[SH1] the page is the files of its folder: no link out of it, no source map, no folder', async () => {
  const files = await listPageFiles(folder);
  expect([...files.keys()].toSorted()).toEqual(['/', '/assets/index-B3xY_9-z.js', '/assets/logo.svg']);
});

test('[SH2] a file with a hash in its name is kept for ever, any other is asked for again', async () => {
  const files = await listPageFiles(folder);
  expect(Object.fromEntries([...files].map(([url, { headers }]) => [url, headers['cache-control']]))).toEqual(
    {
      '/': 'no-cache',
      '/assets/index-B3xY_9-z.js': 'public, max-age=31536000, immutable',
      '/assets/logo.svg': 'no-cache',
    },
  );
});

test('[LK7] every file carries the content security policy, which allows nothing inline and nothing from outside', async () => {
  for (const file of (await listPageFiles(folder)).values()) {
    expect(file.headers['content-security-policy']).toBe(contentSecurityPolicy);
  }
  expect(contentSecurityPolicy).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; " +
      "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-scripts allow-same-origin",
  );
});

test('[SH28] every file forbids windows, dialogs, downloads and forms, and what a person would be asked about', async () => {
  for (const { headers } of (await listPageFiles(folder)).values()) {
    expect(headers['content-security-policy']).toMatch(/; sandbox allow-scripts allow-same-origin$/);
    const denied = headers['permissions-policy']?.split(', ') ?? [];
    for (const feature of ['camera', 'fullscreen', 'geolocation', 'microphone', 'payment', 'serial', 'usb'])
      expect(denied).toContain(`${feature}=()`);
  }
});

test('[SH1] a folder without a page is named', async () => {
  await expect(listPageFiles(join(folder, 'assets'))).rejects.toThrow(/no index\.html in .*assets/);
  await expect(listPageFiles(join(folder, 'nowhere'))).rejects.toThrow(/no built page in .*nowhere/);
});
