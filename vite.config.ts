import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { preloadFonts } from './scripts/preload-fonts.ts';
import { slimPage } from './scripts/slim-page.ts';

/** Builds the touch screen's page. Served by the browser shell on 127.0.0.1 and by Electron on `app://`. */
export default defineConfig({
  root: 'src-renderer',
  base: './',
  plugins: [react(), slimPage(), preloadFonts()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome146',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The calm page stands on its own: no script, no host.
    rolldownOptions: { input: ['src-renderer/index.html', 'src-renderer/out-of-order.html'] },
  },
});
