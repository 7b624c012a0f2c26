import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

/** Native, or read their own files at run time: they stay packages. */
const packages = ['electron', 'better-sqlite3', 'bufferutil', 'utf-8-validate'];
const external = [...packages, ...builtinModules, /^node:/];

const entries = {
  main: {
    host: 'src-main/host/main.ts',
    browser: 'src-main/browser/main.ts',
    electron: 'src-main/electron/main.ts',
  },
  /** What the appliance's Debian package runs: no Electron in it. */
  appliance: {
    host: 'src-main/host/main.ts',
    browser: 'src-main/browser/main.ts',
    updater: 'src-main/updater/main.ts',
  },
  /** A sandboxed preload is one CommonJS file. */
  preload: { preload: 'src-main/electron/preload.ts' },
};

/** Bundles host and shells into `dist/main`; with `--mode preload` the preload, with `--mode appliance` what a Debian package runs. */
export default defineConfig(({ mode }) => {
  const isPreload = mode === 'preload';
  return {
    publicDir: false,
    resolve: { conditions: ['node', 'import', 'default'] },
    build: {
      ssr: true,
      target: 'node24',
      outDir: 'dist/main',
      emptyOutDir: !isPreload,
      minify: false,
      rolldownOptions: {
        input: entries[mode as keyof typeof entries],
        external,
        output: isPreload
          ? { format: 'cjs', entryFileNames: '[name].cjs' }
          : { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
    ssr: { noExternal: true, external: packages },
  };
});
