import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';

/** The children that a process, or one thread of it, has started, as Linux knows them. */
export function childrenOf(pid: number, thread = pid): number[] {
  const text = readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8');
  return text.split(' ').filter(Boolean).map(Number);
}

/** The command line of a process; empty when it is gone. */
export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** Whether something listens on this address of the machine. */
export async function isListening(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const isOpen = await once(socket, 'connect').then(
    () => true,
    () => false,
  );
  socket.destroy();
  return isOpen;
}
