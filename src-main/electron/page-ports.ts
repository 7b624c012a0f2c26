import type { MessagePortMain } from 'electron';
import { electronChannels } from '#shared/kiosk-api/transport.ts';
import type { ShellMessage } from '#shared/kiosk-api/transport.ts';
import type { HostToShell, ShellToHost } from '../host/bridge/shell-channel.ts';
import type { HostState } from '../supervisor/host-supervisor.ts';

/** The window's contents, as far as the page is told something. */
export type PageContents = {
  postMessage(channel: string, message: ShellMessage, ports?: MessagePortMain[]): void;
  reload(): void;
};

/** Two ends of a new channel: one for the page, one for the host. */
export type CreateChannel = () => { port1: MessagePortMain; port2: MessagePortMain };

/**
 * Joins the page and the host with a channel of their own, and with a new one after each restart of the host.
 * The shell itself reads nothing of what they say.
 */
export class PagePorts {
  readonly #createChannel: CreateChannel;
  readonly #sendToHost: (message: ShellToHost, ports: MessagePortMain[]) => void;
  #page: PageContents | null = null;
  #lastPage = 0;
  #state: (ShellMessage & { kind: 'host' })['state'] = 'restarting';

  constructor(
    createChannel: CreateChannel,
    sendToHost: (message: ShellToHost, ports: MessagePortMain[]) => void,
  ) {
    this.#createChannel = createChannel;
    this.#sendToHost = sendToHost;
  }

  /** The page is there, or there again after a reload, whose old channel has closed with it. */
  connect(page: PageContents): void {
    this.#page = page;
    this.#introduce();
  }

  hostState(state: HostState): void {
    if (state === 'stopped') return;
    this.#state = state;
    this.#introduce();
  }

  /** The host speaks with the page over their channel; here it may ask for the page to begin anew. */
  hostMessage(message: HostToShell): void {
    if ('reload' in message) this.#page?.reload();
  }

  #introduce(): void {
    if (!this.#page) return;
    const state: ShellMessage = { kind: 'host', state: this.#state };
    if (this.#state !== 'up') return this.#page.postMessage(electronChannels.page, state);
    const { port1, port2 } = this.#createChannel();
    this.#page.postMessage(electronChannels.page, state, [port1]);
    this.#sendToHost({ page: ++this.#lastPage, open: true }, [port2]);
  }
}
