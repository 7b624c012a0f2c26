import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { buildPage } from './build-page.ts';
import { prepareTestMachine } from './test-machine.ts';

/**
 * `npm run test:screens [-- options of playwright test]`: every screen in every look, of which `npm test` takes a part; one
 * screen with `-g 'home holds'`.
 */
const say = (sentence: string): void => console.log(sentence);
prepareTestMachine(say);
await buildPage(say);
const playwright = resolve(import.meta.dirname, '../node_modules/.bin/playwright');
const words = ['test', '--project=screens', 'screens/walk', ...process.argv.slice(2)];
const child = spawn(playwright, words, {
  stdio: 'inherit',
  env: { ...process.env, VESTIBULE_SCREENS: 'all' },
});
const [code] = (await once(child, 'exit')) as [number | null];
process.exitCode = code ?? 1;
