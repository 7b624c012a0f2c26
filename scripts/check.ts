import { newerElectron } from './newer-electron.ts';
import { runChecks } from './checks.ts';

/** `npm run check`: everything that is said about the sources without running them. */
const results = await runChecks((line) => console.log(line));
const newer = await newerElectron();
if (newer !== null)
  console.log(`! Electron ${newer} is out: the pinned one may lack security fixes (checklist 16).`);
const failed = results.filter(({ complaint }) => complaint !== '').length;
console.log(`${results.length - failed} passed, ${failed} failed, 0 skipped`);
process.exitCode = failed === 0 ? 0 : 1;
