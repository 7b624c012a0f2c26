import type { HostMessage } from '#shared/kiosk-api/announcements.ts';
import type { PagePort } from '../ports.ts';
import type { HostToShell } from './shell-channel.ts';

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
export function servePorts(parentPort: ParentPort, attachPage: (port: PagePort) => void): void {
  parentPort.on('message', ({ ports }) => {
    for (const port of ports) {
      attachPage({
        post: (message) => port.postMessage(message),
        onMessage: (listener) => port.on('message', ({ data }) => listener(data)),
        onClose: (listener) => port.on('close', listener),
      });
      port.start();
    }
  });
}
