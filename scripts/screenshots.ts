/**
 * Takes a picture of every screen in real Chromium, from an invented residence, into `screenshots/` with an index:
 * `node scripts/screenshots.ts [name…]` takes only those whose name holds one of the words.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { goTo, scenes, startSceneKiosk } from '../tests/renderer/support/scenes.ts';

const root = resolve(import.meta.dirname, '..');
const target = join(root, 'screenshots');

async function main(words: string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'vestibule-page-'));
  await build({
    configFile: join(root, 'vite.config.ts'),
    root: join(root, 'src-renderer'),
    build: { outDir: folder, emptyOutDir: true },
    logLevel: 'error',
  });
  await mkdir(target, { recursive: true });
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
    ],
  });
  const names: string[] = [];
  for (const [shape, viewport] of Object.entries({
    portrait: { width: 1080, height: 1920 },
    landscape: { width: 1920, height: 1080 },
  })) {
    for (const scene of scenes) {
      const name = `${shape}-${scene.name}`;
      if (words.length > 0 && !words.some((word) => name.includes(word))) continue;
      const kiosk = await startSceneKiosk(folder);
      const context = await browser.newContext({ viewport, reducedMotion: 'reduce', locale: 'fr-FR' });
      const page = await context.newPage();
      page.on('pageerror', (error) => console.error(`${name}: ${error.message}`));
      await goTo(page, kiosk, scene)
        .then(() => page.screenshot({ path: join(target, `${name}.png`) }))
        .then(
          () => names.push(name),
          (error: Error) => console.error(`${name}: ${error.message.split('\n')[0]}`),
        );
      await context.close();
      await kiosk.close();
    }
  }
  await browser.close();
  await rm(folder, { recursive: true });
  const figures = names.map(
    (name) => `<figure><img src="${name}.png" alt=""><figcaption>${name}</figcaption></figure>`,
  );
  await writeFile(join(target, 'index.html'), page(figures.join('\n')));
  console.log(`${names.length} pictures in ${target}`);
}

function page(body: string): string {
  const style =
    'body{font:16px sans-serif;display:flex;flex-wrap:wrap;gap:16px}figure{margin:0}img{height:640px}';
  return `<!doctype html><html lang="fr"><meta charset="utf-8"><title>Vestibule</title><style>${style}</style>${body}</html>\n`;
}

await main(process.argv.slice(2));
