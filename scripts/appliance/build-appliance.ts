import { execFile } from 'node:child_process';
import { chmod, copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { controlFile, debianArchitecture } from './control-file.ts';
import type { AppliancePlan } from './appliance-plan.ts';
import { packageFiles } from './package-files.ts';

const run = promisify(execFile);

/** Builds `vestibule-kiosk_<version>_<arch>.deb` with dpkg-deb and gives its path. */
export async function buildAppliance(plan: AppliancePlan): Promise<string> {
  const { version, architecture, folder, compression } = plan;
  const tree = join(folder, `tree-${architecture}`);
  await rm(tree, { recursive: true, force: true });
  for (const { path, from, mode } of await packageFiles(plan)) {
    const target = join(tree, path);
    await mkdir(dirname(target), { recursive: true, mode: 0o755 });
    if ('text' in from) await writeFile(target, from.text);
    else await copyFile(from.file, target);
    await chmod(target, mode);
  }
  await writeFile(join(tree, 'DEBIAN/control'), await controlFile(version, architecture, tree));
  const deb = join(folder, `vestibule-kiosk_${version}_${debianArchitecture[architecture]}.deb`);
  await run('dpkg-deb', ['--root-owner-group', `-Z${compression}`, '--build', tree, deb]);
  await rm(tree, { recursive: true });
  return deb;
}
