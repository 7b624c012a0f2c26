import type { PageMessage, ShellMessage } from '#shared/kiosk-api/transport.ts';
import type { HostToShell, ShellToHost } from '../host/bridge/shell-channel.ts';
import type { HostListener, HostState } from '../supervisor/host-supervisor.ts';

/** The shell's end of one page. */
export type PageConnection = { send(message: PageMessage): void };

/** What the shell does with what comes from the page. */
export type PageInbox = {
  message(value: unknown): void;
  /** The text was not JSON. */
  unreadable(text: string): void;
  /** Without a goodbye: whatever showed the page is gone. */
  closed(goodbye: boolean): void;
};

type HostPageState = (ShellMessage & { kind: 'host' })['state'];

/**
 * Joins pages and host. A page outlives the host: after a restart it is opened again on the new one, which
 * announces everything anew.
 */
export class PageRelay implements HostListener {
  readonly #sendToHost: (message: ShellToHost) => void;
  readonly #onLost: () => void;
  readonly #pages = new Map<number, PageConnection>();
  #lastPage = 0;
  #state: HostPageState = 'restarting';

  /** `onLost`: the last page has gone without a goodbye. */
  constructor(sendToHost: (message: ShellToHost) => void, onLost: () => void) {
    this.#sendToHost = sendToHost;
    this.#onLost = onLost;
  }

  /** Takes a page in and tells it how the host is. */
  open(connection: PageConnection): PageInbox {
    const page = ++this.#lastPage;
    this.#pages.set(page, connection);
    this.#introduce(page, connection);
    return {
      message: (message) => this.#sendToHost({ page, message }),
      unreadable: (text) => {
        connection.send({ kind: 'unread', code: 'protocol.malformed' });
        this.#sendToHost({ page, message: text }); // which counts what it cannot read
      },
      closed: (goodbye) => {
        if (!this.#pages.delete(page)) return;
        this.#sendToHost({ page, close: true });
        if (!goodbye && this.#pages.size === 0) this.#onLost();
      },
    };
  }

  hostState(state: HostState): void {
    if (state === 'stopped') return;
    this.#state = state;
    for (const [page, connection] of this.#pages) this.#introduce(page, connection);
  }

  hostMessage(message: HostToShell): void {
    if ('page' in message) this.#pages.get(message.page)?.send(message.message);
    if ('reload' in message) for (const page of this.#pages.values()) page.send({ kind: 'reload' });
  }

  #introduce(page: number, connection: PageConnection): void {
    connection.send({ kind: 'host', state: this.#state });
    if (this.#state === 'up') this.#sendToHost({ page, open: true });
  }
}
