import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** Bundles host, shells and preload into `dist/main`: what Electron runs and what is packaged. */
export async function buildMain(say: (sentence: string) => void): Promise<void> {
  say('Building the shells…');
  const { build } = await import('vite');
  for (const mode of ['main', 'preload']) {
    await build({ configFile: resolve(root, 'vite.main.config.ts'), mode, logLevel: 'error' });
  }
}

/** Bundles what the appliance's Debian package runs into `folder`. */
export async function buildApplianceMain(folder: string): Promise<void> {
  const { build } = await import('vite');
  const configFile = resolve(root, 'vite.main.config.ts');
  await build({
    configFile,
    mode: 'appliance',
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  });
}
