import { once } from 'node:events';
import { WebSocket } from 'ws';

type Heard = {
  id?: number;
  result?: unknown;
  error?: { message: string };
  method?: string;
  params?: unknown;
};

/** What Chromium tells without being asked. */
export type DevtoolsEvent = { method: string; params: Record<string, unknown> };

/**
 * A bare line to Chromium's debugging port. Playwright would dismiss dialogs and take over downloads by itself: then no test
 * could see them.
 */
export class Devtools {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (heard: Heard) => void>();
  readonly #listeners: ((event: DevtoolsEvent) => void)[] = [];
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => this.#hear(JSON.parse((data as Buffer).toString()) as Heard));
  }

  static async connect(address: string): Promise<Devtools> {
    const socket = new WebSocket(address);
    await once(socket, 'open');
    return new Devtools(socket);
  }

  /** Asks; rejects with what Chromium says against it. */
  async ask<T = unknown>(method: string, params: object = {}, sessionId?: string): Promise<T> {
    const id = ++this.#lastId;
    const { promise, resolve } = Promise.withResolvers<Heard>();
    this.#waiting.set(id, resolve);
    this.#socket.send(JSON.stringify({ id, method, params, sessionId }));
    const { result, error } = await promise;
    if (error) throw new Error(`${method}: ${error.message}`);
    return result as T;
  }

  onEvent(listener: (event: DevtoolsEvent) => void): void {
    this.#listeners.push(listener);
  }

  close(): void {
    this.#socket.terminate();
  }

  #hear(heard: Heard): void {
    if (heard.id !== undefined) {
      this.#waiting.get(heard.id)?.(heard);
      this.#waiting.delete(heard.id);
    } else if (heard.method !== undefined) {
      for (const listener of this.#listeners)
        listener({ method: heard.method, params: heard.params as object as Record<string, unknown> });
    }
  }
}
