import { z } from 'zod';
import type { HostMessage } from '#shared/kiosk-api/announcements.ts';
import type { PagePort } from '../ports.ts';
import type { HostToShell } from './shell-channel.ts';
import { restartsSchema } from './restarts.ts';
import type { Restarts } from './restarts.ts';

const page = z.int().min(0);
const fromShell = z.union([
  z.strictObject({ page, open: z.literal(true) }),
  z.strictObject({ page, close: z.literal(true) }),
  z.strictObject({ page, message: z.unknown() }),
  z.strictObject({ restarts: restartsSchema }),
]);

/** What of a process with an IPC channel is needed here. */
type Channel = {
  send?(
    message: HostToShell,
    handle: undefined,
    options: object,
    sent: (error: Error | null) => void,
  ): boolean;
  on(event: 'message', listener: (message: unknown) => void): unknown;
};

/** A message that cannot be sent has no reader: the shell is gone, and `disconnect` ends the host. Unheard, it would end it as a fault. */
const shellIsGone = () => {};

/** What the host takes of a shell. */
export type ShellListener = {
  attachPage(port: PagePort): void;
  /** The shell has restarted something again. */
  countRestarts(restarts: Restarts): void;
};

/** Takes the pages that a shell multiplexes over the IPC channel of its child; what is no envelope is ignored. */
export function servePages(channel: Channel, listener: ShellListener): void {
  const pages = new Map<number, OverChannel>();
  channel.on('message', (message) => {
    const envelope = fromShell.safeParse(message).data;
    if (!envelope) return;
    if ('restarts' in envelope) listener.countRestarts(envelope.restarts);
    else if ('open' in envelope) {
      pages.get(envelope.page)?.close();
      const port = new OverChannel((content) =>
        channel.send?.({ page: envelope.page, message: content }, undefined, {}, shellIsGone),
      );
      pages.set(envelope.page, port);
      listener.attachPage(port);
    } else if ('close' in envelope) {
      pages.get(envelope.page)?.close();
      pages.delete(envelope.page);
    } else pages.get(envelope.page)?.hear(envelope.message);
  });
}

class OverChannel implements PagePort {
  readonly #send: (message: HostMessage) => void;
  #onMessage: (message: unknown) => void = () => {};
  #onClose: () => void = () => {};
  #isClosed = false;

  constructor(send: (message: HostMessage) => void) {
    this.#send = send;
  }

  post(message: HostMessage): void {
    if (!this.#isClosed) this.#send(message);
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#onMessage = listener;
  }

  onClose(listener: () => void): void {
    this.#onClose = listener;
  }

  hear(message: unknown): void {
    if (!this.#isClosed) this.#onMessage(message);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#onClose();
  }
}
