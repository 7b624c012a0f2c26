import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Serves or builds the page on which the blocks of the screen are pressed, measured and looked at. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: './',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../../../../dist/ui-harness', import.meta.url)),
    emptyOutDir: true,
  },
  logLevel: 'warn',
});
