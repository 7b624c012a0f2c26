import { readOptions, toEnvironment } from './options.ts';
import { runCommand } from './run-command.ts';

/** `npm run server`: the central server alone. */
await runCommand(async () => {
  Object.assign(process.env, toEnvironment(readOptions('server', process.argv.slice(2), process.env)));
  await import('../src-server/main.ts');
});
