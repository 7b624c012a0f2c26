import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A display in memory, in the size of a portrait panel, so that Chromium opens as it does in a hall. */
export async function openVirtualDisplay(): Promise<{ display: string; close(): Promise<void> }> {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1080x1920x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const told = child.stdio[3];
  if (!told) throw new Error('Xvfb has no channel to tell its display');
  const [number] = (await once(told, 'data')) as [Buffer];
  return {
    display: `:${number.toString().trim()}`,
    close: async () => {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    },
  };
}
