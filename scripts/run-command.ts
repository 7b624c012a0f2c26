import { KioskError } from '#shared/kiosk-error.ts';

/** Runs a command; trouble with options or the machine is one sentence and exit code 1, a bug keeps its stack. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof KioskError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
