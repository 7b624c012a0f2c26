import { createInterface } from 'node:readline/promises';
import { installerPinSchema, pinCost } from '#shared/domain/installer-pin.ts';
import { KioskError } from '#shared/kiosk-error.ts';
import { slowHash } from '../src-server/slow-hash.ts';
import { runCommand } from './run-command.ts';

/** `npm run pin`: asks for an installer's PIN and prints the line for `installerPin` of a `kiosk.json`. */
await runCommand(async () => {
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  const pin = installerPinSchema.safeParse(
    (await asking.question('PIN of the installer (8 digits): ')).trim(),
  );
  asking.close();
  if (!pin.success) throw new KioskError('config.invalid', 'The PIN is not eight digits.', { field: 'pin' });
  process.stdout.write(`"installerPin": "${await slowHash(pin.data, pinCost)}"\n`);
});
