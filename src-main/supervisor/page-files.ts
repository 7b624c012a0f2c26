import { readdir } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { KioskError } from '#shared/kiosk-error.ts';

/** One file of the built page. */
export type PageFile = { path: string; headers: Readonly<Record<string, string>> };

/** The built page by URL path. What is not in it does not exist: no path is ever made from a request. */
export type PageFiles = ReadonlyMap<string, PageFile>;

/** Path of the calm page in the build: it needs no script and no host. */
export const calmPagePath = '/out-of-order.html';

/** Item 7 of Electron's security checklist; the same in both shells. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  // No window, no dialog, no download, no form, no other program, whatever a fault in the page may try.
  'sandbox allow-scripts allow-same-origin',
].join('; ');

/** What Chromium would ask the person before a screen in a hall: never asked, always no. */
const deniedFeatures = (
  'accelerometer bluetooth camera captured-surface-control clipboard-read clipboard-write compute-pressure display-capture ' +
  'fullscreen geolocation gyroscope hid identity-credentials-get idle-detection keyboard-map local-fonts magnetometer microphone midi ' +
  'otp-credentials payment picture-in-picture publickey-credentials-create publickey-credentials-get ' +
  'serial storage-access usb web-share window-management xr-spatial-tracking'
).split(' ');

/** On everything a shell answers. */
export const guardHeaders = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'permissions-policy': deniedFeatures.map((feature) => `${feature}=()`).join(', '),
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wav': 'audio/wav',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** Vite's names in `assets/` carry a hash of the content. */
const hashedName = /^\/assets\/.+-[\w-]{8}\.\w+$/;

/** Lists the page under `folder`; `/` is `index.html`. Throws a KioskError when there is no page in it. */
export async function listPageFiles(folder: string): Promise<PageFiles> {
  const paths = await filesUnder(folder).catch((cause: unknown) => {
    throw new KioskError('config.invalid', `there is no built page in ${folder}`, { cause });
  });
  const files = new Map<string, PageFile>();
  for (const path of paths) {
    const type = types[extname(path)];
    if (type === undefined) continue; // no source map, nothing unknown
    const url = `/${relative(folder, path).split(sep).join('/')}`;
    files.set(url === '/index.html' ? '/' : url, { path, headers: headersOf(url, type) });
  }
  if (!files.has('/')) throw new KioskError('config.invalid', `there is no index.html in ${folder}`);
  return files;
}

/** Follows no link. Step by step, because Electron's archive is not sure to list itself recursively. */
async function filesUnder(folder: string): Promise<string[]> {
  const paths: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) paths.push(...(await filesUnder(path)));
    else if (entry.isFile()) paths.push(path);
  }
  return paths;
}

function headersOf(url: string, type: string): Record<string, string> {
  const isHashed = hashedName.test(url);
  return {
    ...guardHeaders,
    'content-type': type,
    'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
}
