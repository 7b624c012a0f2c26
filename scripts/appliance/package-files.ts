import { readFile, readdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { AppliancePlan } from './appliance-plan.ts';
import { licenceTexts } from './licence-texts.ts';

const root = resolve(import.meta.dirname, '../..');
const shipped = (path: string): string => join(root, 'kiosk-config', path);

/** One file of the package; `path` is the one on the machine, without the first slash. */
export type PackageFile = { path: string; from: { file: string } | { text: string }; mode: number };

/** Every file of the appliance's package, and what dpkg does with it, but for the control file. */
export async function packageFiles(plan: AppliancePlan): Promise<PackageFile[]> {
  return [
    ...(await program(plan)),
    ...(await database(plan)),
    ...(await machine()),
    ...(await configuration()),
    ...(await papers()),
    ...['postinst', 'prerm', 'postrm'].map((name) =>
      copy(`DEBIAN/${name}`, shipped(`debian/${name}`), 0o755),
    ),
  ];
}

async function program({ node, main, page, version }: AppliancePlan): Promise<PackageFile[]> {
  const to = 'usr/lib/vestibule';
  return [
    copy(`${to}/node`, node, 0o755),
    copy(`${to}/vestibule-kiosk`, shipped('vestibule-kiosk'), 0o755),
    write(`${to}/package.json`, `${JSON.stringify({ name: 'vestibule-kiosk', version, type: 'module' })}\n`),
    ...(await folder(`${to}/main`, main)),
    ...(await folder(`${to}/renderer`, page)),
  ];
}

/** The one native package, and of its binaries the one for this architecture: Debian's libc is glibc. */
async function database({ architecture }: AppliancePlan): Promise<PackageFile[]> {
  const [to, from] = [
    'usr/lib/vestibule/node_modules/better-sqlite3',
    join(root, 'node_modules/better-sqlite3'),
  ];
  const binary = `prebuilds/linux-${architecture}.node`;
  return [
    ...['LICENSE', 'package.json', binary].map((name) => copy(`${to}/${name}`, join(from, name))),
    ...(await folder(`${to}/lib`, join(from, 'lib'))),
  ];
}

async function machine(): Promise<PackageFile[]> {
  const systemd = await readdir(shipped('systemd'));
  return [
    ...systemd
      .filter((name) => /\.(service|timer|path)$/.test(name))
      .map((name) => copy(`usr/lib/systemd/system/${name}`, shipped(`systemd/${name}`))),
    copy('usr/lib/systemd/journald.conf.d/vestibule.conf', shipped('systemd/journald.conf')),
    copy('usr/lib/sysusers.d/vestibule-kiosk.conf', shipped('systemd/sysusers.conf')),
    copy('usr/lib/tmpfiles.d/vestibule-kiosk.conf', shipped('systemd/tmpfiles.conf')),
    ...(await folder('usr/lib/udev/rules.d', shipped('udev'))),
    // No conffile: each release brings the policy that its tests were run with.
    ...(await folder('etc/chromium/policies/managed', shipped('chromium'))),
  ];
}

async function configuration(): Promise<PackageFile[]> {
  const [config, updates] = ['etc/vestibule/kiosk.json', 'etc/vestibule/update.json'];
  const example = await readFile(shipped('kiosk.json'), 'utf8');
  return [
    write(config, example.replace('"./kiosk.schema.json"', '"/usr/share/vestibule/kiosk.schema.json"')),
    copy(updates, shipped('update.json')),
    write('DEBIAN/conffiles', `/${config}\n/${updates}\n`),
    copy('usr/share/vestibule/kiosk.schema.json', shipped('kiosk.schema.json')),
    copy('usr/share/vestibule/set-up-screen.sh', shipped('set-up-screen.sh'), 0o755),
    ...(await folder('usr/share/vestibule/profiles', shipped('profiles'))),
  ];
}

async function papers(): Promise<PackageFile[]> {
  const to = 'usr/share/doc/vestibule-kiosk';
  return [
    ...['INSTALL.md', 'OPERATE.md'].map((name) => copy(`${to}/${name}`, join(root, 'docs', name))),
    ...(await folder(`${to}/pictures`, join(root, 'docs/pictures'))),
    write(`${to}/copyright`, await licenceTexts()),
  ];
}

async function folder(to: string, from: string): Promise<PackageFile[]> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((file) => copy(`${to}/${relative(from, file)}`, file));
}

function copy(path: string, file: string, mode = 0o644): PackageFile {
  return { path, from: { file }, mode };
}

function write(path: string, text: string): PackageFile {
  return { path, from: { text }, mode: 0o644 };
}
