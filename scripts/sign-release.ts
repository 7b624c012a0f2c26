import { execFileSync } from 'node:child_process';
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { manifestSchema } from '#main/updater/manifest.ts';
import { KioskError } from '#shared/kiosk-error.ts';
import { runCommand } from './run-command.ts';

/*
 * Makes a release of packages: `latest-linux.json`, signed, beside them.
 *
 *   node scripts/sign-release.ts --new-key release.pem
 *   node scripts/sign-release.ts --key release.pem --serial 7 --stage 10 build/vestibule-kiosk_1.2.0_*.deb
 *
 * The key is made once and kept off the network; the public half that is printed goes into every screen's update.json.
 */
await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'new-key': { type: 'string' },
      key: { type: 'string' },
      serial: { type: 'string' },
      stage: { type: 'string', default: '100' },
    },
  });
  if (values['new-key'] !== undefined) return makeKey(values['new-key']);
  if (values.key === undefined || values.serial === undefined || positionals.length === 0)
    throw new KioskError('config.invalid', 'Name --key, --serial and the packages (or --new-key).');
  signRelease(values.key, Number(values.serial), Number(values.stage), positionals);
});

function makeKey(path: string): void {
  if (existsSync(path))
    throw new KioskError('config.invalid', `${path} is there already; a key is not replaced`);
  const { privateKey } = generateKeyPairSync('ed25519');
  writeFileSync(path, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
  process.stdout.write(`"publicKey": "${publicHalf(path)}"\n`);
}

function publicHalf(path: string): string {
  const key = createPublicKey(readFileSync(path, 'utf8'));
  return key.export({ format: 'der', type: 'spki' }).toString('base64');
}

function signRelease(keyFile: string, serial: number, stagingPercentage: number, files: string[]): void {
  const [version, ...others] = new Set(files.map((file) => fieldOf(file, 'Version')));
  if (version === undefined || others.length > 0)
    throw new KioskError('config.invalid', 'The packages are not of one version.');
  const [name, ...otherNames] = new Set(files.map((file) => fieldOf(file, 'Package')));
  if (otherNames.length > 0)
    throw new KioskError('config.invalid', 'The packages are not for one shell: sign each shell on its own.');
  const packages = Object.fromEntries(files.map((file) => [fieldOf(file, 'Architecture'), describe(file)]));
  const parsed = manifestSchema.safeParse({ serial, version, package: name, stagingPercentage, packages });
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new KioskError('config.invalid', `${issue?.path.join('.')} ${issue?.message}`);
  }
  const signed = JSON.stringify(parsed.data, null, 2);
  const signature = sign(null, Buffer.from(signed), createPrivateKey(readFileSync(keyFile, 'utf8')));
  const path = join(dirname(files[0] ?? '.'), 'latest-linux.json');
  writeFileSync(path, `${JSON.stringify({ signed, signature: signature.toString('base64') }, null, 2)}\n`);
  process.stdout.write(`${path}: ${version} for ${stagingPercentage} of 100 screens, serial ${serial}\n`);
}

function describe(file: string): { file: string; size: number; sha512: string } {
  const bytes = readFileSync(file);
  return {
    file: basename(file),
    size: bytes.length,
    sha512: createHash('sha512').update(bytes).digest('base64'),
  };
}

function fieldOf(file: string, field: string): string {
  return execFileSync('dpkg-deb', ['--field', file, field], { encoding: 'utf8' }).trim();
}
