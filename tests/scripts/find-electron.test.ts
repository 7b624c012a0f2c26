import { readFileSync } from 'node:fs';
import { globSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { findElectron } from '#scripts/find-electron.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';

const root = resolve(import.meta.dirname, '../..');

test('[LK22] the Electron binary is found by path: the named one, then a folder of it', async () => {
  const folder = temporaryDirectory();
  await writeFile(join(folder, 'electron'), '');
  await writeFile(join(folder, 'other'), '');
  const named = join(folder, 'other');
  expect(findElectron({ VESTIBULE_ELECTRON: named, ELECTRON_OVERRIDE_DIST_PATH: folder })).toBe(named);
  expect(findElectron({ ELECTRON_OVERRIDE_DIST_PATH: folder })).toBe(join(folder, 'electron'));
});

test('[LK22] nothing outside the Electron shell imports electron, and nothing imports its shell module', () => {
  const files = globSync(['src-*/**/*.{ts,tsx}', 'scripts/**/*.{ts,mjs,cjs}'], { cwd: root });
  const importing = files.filter((file) =>
    /from 'electron'|import\('electron'\)|require\('electron'\)/.test(text(file)),
  );
  expect(importing.filter((file) => !file.startsWith('src-main/electron/'))).toEqual([]);
  const opening = importing.filter((file) =>
    /openExternal|electron\.shell\b|\bshell\b.*from 'electron'/.test(text(file)),
  );
  expect(opening).toEqual([]);
});

test('[LK23] nothing that is shipped switches the sandbox off', () => {
  const files = globSync(['src-*/**/*.{ts,tsx}', 'kiosk-config/**/*', 'electron-builder.yml'], { cwd: root });
  const code = files.filter((file) => /\.(ts|tsx|ya?ml|json|service|desktop|sh)$/.test(file));
  const switching = code.filter((file) => /['"\s]--no-sandbox\b/.test(text(file)));
  expect(switching).toEqual(['src-main/browser/chromium.ts']); // which reads whether a test has added it
});

function text(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}
