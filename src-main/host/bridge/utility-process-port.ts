import { z } from 'zod';
import type { HostMessage } from '#shared/kiosk-api/announcements.ts';
import { restartsSchema } from './restarts.ts';
import type { ShellListener } from './parent-process-port.ts';
import type { HostToShell } from './shell-channel.ts';

const restartsMessage = z.strictObject({ restarts: restartsSchema });

/** Electron's MessagePortMain, as far as it is used; typed by shape, because the host does not know Electron. */
type MessagePortMain = {
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  postMessage(message: HostMessage): void;
  start(): void;
};

/** Electron's `process.parentPort` in a utility process. */
export type ParentPort = {
  on(event: 'message', listener: (event: { data: unknown; ports: MessagePortMain[] }) => void): unknown;
  postMessage(message: HostToShell): void;
};

/** `process.parentPort`, where the process is a utility process of Electron. */
export function findParentPort(): ParentPort | undefined {
  return (process as { parentPort?: ParentPort }).parentPort;
}

/** Each page comes with a MessagePort of its own (`{ page, open: true }`); the port is the page. */
export function servePorts(parentPort: ParentPort, listener: ShellListener): void {
  parentPort.on('message', ({ data, ports }) => {
    const told = restartsMessage.safeParse(data).data;
    if (told) listener.countRestarts(told.restarts);
    for (const port of ports) {
      listener.attachPage({
        post: (message) => port.postMessage(message),
        onMessage: (heard) => port.on('message', (event) => heard(event.data)),
        onClose: (closed) => port.on('close', closed),
      });
      port.start();
    }
  });
}
