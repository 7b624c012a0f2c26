// `node scripts/run.mjs <command> [options]`: every npm script. Plain JavaScript that runs on Node 18: it fetches what is
// missing (packages, Node 24) through npm, says so, and hands over to `scripts/<command>.ts`, which Node 24 runs unbuilt.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');
const lockFile = join(root, 'package-lock.json');
const stampFile = join(modules, '.vestibule-stamp');
const nodeFolder = join(modules, '.vestibule-node');

const [command = '', ...words] = process.argv.slice(2);
const script = join(root, 'scripts', `${command}.ts`);
if (!/^[a-z-]+$/.test(command) || !existsSync(script)) fail(`There is no command « ${command} ».`);

installPackages();
handOver(findNode() ?? installNode());

/**
 * Installs when there are no packages, or other ones than the lock file says. `npm ci` wants the whole lock file to fit, for
 * every platform, which a mirror or another npm may not give; `npm install` then takes the same versions.
 */
function installPackages() {
  const stamp = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
  if (readIfThere(stampFile) === stamp) return;
  if (!isInstalledByHand()) {
    say('Installing the packages (once; a minute or two)…');
    const refusal = npm(['ci']) && npm(['install', '--no-save']);
    if (refusal)
      fail(`${refusal}\nThe packages cannot be installed: npm needs its registry, or a filled cache, once.`);
  }
  writeFileSync(stampFile, stamp);
}

/** Somebody ran `npm ci` or `npm install` after the lock file came: npm notes that in a hidden lock file. */
function isInstalledByHand() {
  const hidden = join(modules, '.package-lock.json');
  return existsSync(hidden) && statSync(hidden).mtimeMs >= statSync(lockFile).mtimeMs;
}

/** better-sqlite3 13 crashes on Node 20, and only Node 24 runs TypeScript unbuilt as it stands here. */
function findNode() {
  const candidates = [
    join(modules, 'node/bin/node'),
    join(nodeFolder, 'node_modules', nodePackage(), 'bin/node'),
    process.execPath,
  ];
  return candidates.find(isNode24);
}

function isNode24(path) {
  const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  return stdout?.startsWith('v24.') === true;
}

/** The package `node` fetches its binary in an install script, which npm may refuse; this one carries it. */
function installNode() {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const wanted = `${nodePackage()}@${devDependencies.node}`;
  say(`Installing Node 24 (${wanted})…`);
  const refusal = npm(['install', '--no-save', '--no-package-lock', '--prefix', nodeFolder, wanted]);
  return (
    findNode() ??
    fail(`${refusal}\nNode 24 is needed and npm cannot fetch ${wanted}: install it from https://nodejs.org.`)
  );
}

function nodePackage() {
  return `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
}

/** What npm complained of when it failed; empty when it did not. */
function npm(args) {
  const entry = process.env.npm_execpath;
  const [program, first] = entry ? [process.execPath, [entry]] : ['npm', []];
  const words = [...first, ...args, '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, stderr, error } = spawnSync(program, words, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  return status === 0 ? '' : stderr || String(error);
}

function handOver(node) {
  const bins = [dirname(node), join(modules, '.bin'), process.env.PATH ?? ''].join(':');
  const child = spawn(node, [script, ...words], { stdio: 'inherit', env: { ...process.env, PATH: bins } });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

function fail(sentence) {
  say(sentence);
  process.exit(1);
}
