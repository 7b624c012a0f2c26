import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** `npm run test:screens`: every screen in every look, of which `npm test` takes a part. */
const playwright = resolve(import.meta.dirname, '../node_modules/.bin/playwright');
const child = spawn(playwright, ['test', '--project=screens', 'screens/walk'], {
  stdio: 'inherit',
  env: { ...process.env, VESTIBULE_SCREENS: 'all' },
});
const [code] = (await once(child, 'exit')) as [number | null];
process.exitCode = code ?? 1;
