import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const configFile = join(root, '.dependency-cruiser.cjs');
const config = createRequire(import.meta.url)(configFile) as { forbidden: { name: string }[] };

/** One forbidden import for each rule: `[rule, file, what it imports]`. */
const canaries: [rule: string, file: string, imports: string][] = [
  ['no-cycles', 'src-shared/about.ts', './round.ts'],
  ['shared-is-alone', 'src-shared/reaches-host.ts', '../src-main/host/sync/part.ts'],
  ['host-knows-no-shell', 'src-main/host/knows-shell.ts', '../browser/shell.ts'],
  ['host-parts-meet-in-start-host', 'src-main/host/outbox/knows-sync.ts', '../sync/part.ts'],
  ['electron-only-in-its-shell', 'src-main/browser/knows-electron.ts', 'electron'],
  ['electron-shell-is-thin', 'src-main/electron/knows-host.ts', '../host/sync/part.ts'],
  ['preload-is-sandboxed', 'src-main/electron/preload.ts', 'node:fs'],
  ['browser-shell-is-thin', 'src-main/browser/shell.ts', '../host/sync/part.ts'],
  ['supervisor-serves-both-shells', 'src-main/supervisor/knows-shell.ts', '../browser/shell.ts'],
  ['updater-is-alone', 'src-main/updater/knows-host.ts', '../host/sync/part.ts'],
  ['ui-has-no-opinion', 'src-renderer/ui/knows-feature.ts', '../features/help/part.ts'],
  ['speech-reads-the-glass', 'src-renderer/speech/knows-feature.ts', '../features/help/part.ts'],
  ['features-are-islands', 'src-renderer/features/notices/knows-help.ts', '../help/part.ts'],
  ['features-below-app', 'src-renderer/features/notices/knows-app.ts', '../../app/part.ts'],
  ['stage-below-features', 'src-renderer/stage/knows-feature.ts', '../features/help/part.ts'],
  ['renderer-is-a-page', 'src-renderer/app/knows-server.ts', '../../src-server/part.ts'],
  ['page-is-without-node', 'src-renderer/app/knows-node.ts', 'node:fs'],
  ['server-knows-no-kiosk', 'src-server/knows-host.ts', '../src-main/host/sync/part.ts'],
  ['product-knows-no-tests', 'src-server/knows-tests.ts', '../tests/part.ts'],
  ['no-unresolved', 'src-server/knows-nothing.ts', './is-not-there.ts'],
];

/** What the canaries import. */
const innocent = [
  'src-main/host/sync/part.ts',
  'src-renderer/features/help/part.ts',
  'src-renderer/app/part.ts',
  'src-server/part.ts',
  'tests/part.ts',
];

type Violation = { rule: { name: string }; from: string };

async function violations(cwd: string, folders: string[]): Promise<{ seen: Violation[]; modules: number }> {
  const bin = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const { stdout } = await run(process.execPath, [bin, '--config', configFile, '-T', 'json', ...folders], {
    cwd,
    maxBuffer: 64 * 1024 * 1024,
  }).catch((error: { stdout: string }) => error); // it exits with the number of violations
  const report = JSON.parse(stdout) as { summary: { violations: Violation[]; totalCruised: number } };
  return { seen: report.summary.violations, modules: report.summary.totalCruised };
}

describe('layers', () => {
  let folder: string;
  let seen: Violation[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'vestibule-canary-'));
    const files = [
      ...innocent.map((file) => [file, 'export const part = 1;\n']),
      ...canaries.map(([, file, imports]) => [
        file,
        `import * as it from '${imports}';\nexport const uses = it;\n`,
      ]),
      ['src-shared/round.ts', "export * from './about.ts';\n"], // a cycle is told once, at `about.ts`
      ['node_modules/electron/package.json', '{ "name": "electron", "main": "index.js" }'],
      ['node_modules/electron/index.js', 'module.exports = {};\n'],
      ['package.json', '{ "type": "module", "dependencies": { "electron": "*" } }'],
    ] as [string, string][];
    for (const [file, text] of files) {
      await mkdir(dirname(join(folder, file)), { recursive: true });
      await writeFile(join(folder, file), text);
    }
    ({ seen } = await violations(folder, ['src-shared', 'src-main', 'src-renderer', 'src-server', 'tests']));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test.each(canaries)('[AR1] the rule %s sees the forbidden import in %s', (rule, file) => {
    expect(
      seen.filter((violation) => violation.from === file).map((violation) => violation.rule.name),
    ).toContain(rule);
  });

  test('[AR2] every rule of the configuration has a canary', () => {
    const withCanary = new Set(canaries.map(([rule]) => rule));
    expect(config.forbidden.map((rule) => rule.name).filter((name) => !withCanary.has(name))).toEqual([]);
  });

  test('[AR3] the tree breaks no rule, and the tool has really read it', async () => {
    const tree = await violations(root, ['src-shared', 'src-main', 'src-renderer', 'src-server', 'scripts']);
    expect(tree.seen.map((violation) => `${violation.rule.name}: ${violation.from}`)).toEqual([]);
    expect(tree.modules).toBeGreaterThan(30);
  }, 120_000);
});
