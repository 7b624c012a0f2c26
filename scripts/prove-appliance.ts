import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { glassHealthSchema } from '#shared/glass-health.ts';
import { KioskError } from '#shared/kiosk-error.ts';
import { buildAppliance } from './appliance/build-appliance.ts';
import type { Architecture } from './appliance/control-file.ts';
import { nodeBinary } from './appliance/node-binary.ts';
import { mirrorOf, whyNoProof } from './appliance/why-no-proof.ts';
import { buildApplianceMain } from './build-main.ts';
import { buildPage } from './build-page.ts';
import { runCommand } from './run-command.ts';

/*
 * `npm run prove-appliance [-- FOLDER]`: a Debian 12 made by debootstrap in FOLDER (kept, so that the second proof is quick) becomes a
 * screen by set-up-screen.sh, starts as the user of the screen under cage, and shows the wizard: build/appliance-wizard.png.
 * As root, with a mirror of Debian's (`VESTIBULE_MIRROR` names another one), and 2 GB. With `VESTIBULE_PROVE=1` also `npm test` does it.
 */
const top = resolve(import.meta.dirname, '..');
const folder = resolve(process.argv[2] ?? join(top, 'build/proof'));
const machine = join(folder, 'machine');
const say = (sentence: string): void => console.log(sentence);

await runCommand(async () => {
  const obstacle = whyNoProof(process.env);
  if (obstacle !== null) throw new KioskError('config.invalid', obstacle);
  mkdirSync(folder, { recursive: true });
  const deb = await buildPackage();
  makeDebian();
  setUp(deb);
  const picture = join(top, 'build/appliance-wizard.png');
  say('Starting the screen…');
  const health: unknown = JSON.parse(
    within(readFileSync(join(top, 'scripts/appliance/show-wizard.sh'), 'utf8')),
  );
  copyFileSync(join(machine, 'proof.png'), picture);
  say(`Version ${glassHealthSchema.parse(health).version} is on the glass; look at ${picture}`);
});

async function buildPackage(): Promise<string> {
  const [page, main, architecture] = [
    join(top, 'dist/renderer'),
    join(folder, 'main'),
    process.arch as Architecture,
  ];
  await buildPage(say);
  await buildApplianceMain(main);
  const { version } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as { version: string };
  const node = await nodeBinary(architecture, say);
  return buildAppliance({ version, architecture, node, page, main, folder, compression: 'none' });
}

function makeDebian(): void {
  if (existsSync(join(machine, 'proof'))) return;
  say('Making a Debian 12…');
  run('debootstrap', '--variant=minbase', 'bookworm', machine, mirrorOf(process.env));
  mkdirSync(join(machine, 'proof'));
  // Nothing of it is started while it is being installed.
  writeFileSync(join(machine, 'usr/sbin/policy-rc.d'), '#!/bin/sh\nexit 101\n', { mode: 0o755 });
}

function setUp(deb: string): void {
  copyFileSync(deb, join(machine, 'proof/vestibule-kiosk.deb'));
  copyFileSync(join(top, 'kiosk-config/set-up-screen.sh'), join(machine, 'proof/set-up-screen.sh'));
  if (existsSync('/etc/resolv.conf')) copyFileSync('/etc/resolv.conf', join(machine, 'etc/resolv.conf'));
  const words = '--server https://vestibule.example --profile portrait-43';
  say(within(`bash /proof/set-up-screen.sh /proof/vestibule-kiosk.deb ${words}`));
  within('DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends grim');
}

/** Runs shell words in the machine; what they print. */
function within(words: string): string {
  return run('sh', join(top, 'scripts/appliance/enter-root.sh'), machine, words);
}

function run(program: string, ...words: string[]): string {
  const { status, stdout } = spawnSync(program, words, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new KioskError('internal', `${program} ended with ${status}:\n${stdout}`);
  return stdout;
}
