import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Every open connection of an HTTP server, the ones that became WebSockets included: Node forgets those. */
export function openLines(server: Server): { cut(): void } {
  const lines = new Set<Socket>();
  server.on('connection', (line) => {
    lines.add(line);
    line.once('close', () => lines.delete(line));
  });
  return { cut: () => lines.forEach((line) => line.destroy()) };
}
