import process from 'node:process';
import type { ShellToHost } from '#main/host/bridge/shell-channel.ts';

/** A host for tests of the shell: a real process on a real channel that greets, echoes, and dies when told. */
const tell = (page: number, message: unknown): void => {
  process.send?.({ page, message });
};

process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => {
  if (process.env['ECHO_HOST_STAYS'] !== '1') process.exit(0);
});
process.on('message', (message: ShellToHost) => {
  if ('open' in message)
    tell(message.page, { hello: process.pid, restarts: process.env['VESTIBULE_RESTARTS'] });
  if (!('message' in message)) return;
  if (message.message === 'die') process.exit(1);
  tell(message.page, { echo: message.message });
});
process.send?.({ ready: true });
