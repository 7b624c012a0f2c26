import type { Socket } from 'socket.io-client';
import { connectionTimes } from '#shared/server-protocol/events.ts';
import type { Connection, Fetched, ServerLink } from '../ports.ts';

/** A page of 500 items on a slow line takes its time; longer than this it is begun anew. */
const fetchWithinMs = 60_000;

/** Messages that may arrive before somebody listens: the challenge comes in one packet with the connection. */
const keptEarly = 16;

/** The real way: socket.io over WebSocket only, and HTTP on the same origin. */
export class SocketServerLink implements ServerLink {
  readonly #server: URL;

  constructor(server: string) {
    this.#server = new URL(server);
  }

  async connect(namespace: '/screen' | '/enrol', signal: AbortSignal): Promise<Connection | null> {
    const { io } = await import('socket.io-client'); // loaded after the content is on the glass (PF4)
    if (signal.aborted) return null;
    const socket = io(new URL(namespace, this.#server).href, {
      transports: ['websocket'],
      reconnection: false, // our own scheduler: socket.io's loses its jitter once it is capped
      forceNew: true,
      timeout: connectionTimes.answerWithin,
    });
    const connection = new SocketConnection(socket);
    const close = () => connection.close();
    signal.addEventListener('abort', close);
    const isOpen = await connection.opened;
    signal.removeEventListener('abort', close);
    return isOpen ? connection : null;
  }

  async fetchJson(path: string, body: unknown, signal: AbortSignal): Promise<Fetched> {
    const url = new URL(path, this.#server);
    if (url.origin !== this.#server.origin) return { kind: 'failed', status: null };
    const post = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    };
    try {
      const response = await fetch(url, {
        ...(body === undefined ? {} : post),
        redirect: 'error',
        signal: AbortSignal.any([signal, AbortSignal.timeout(fetchWithinMs)]),
      });
      if (!response.ok) return { kind: 'failed', status: response.status };
      return { kind: 'json', value: await response.json() };
    } catch {
      return { kind: 'failed', status: null }; // no line, a captive portal's page, or given up: all are tried again
    }
  }
}

class SocketConnection implements Connection {
  readonly #socket: Socket;
  readonly #closed = new AbortController();
  readonly #listeners = new Map<string, (message: unknown) => void>();
  readonly #early: { name: string; message: unknown }[] = [];
  /** Whether the line came to be. */
  readonly opened: Promise<boolean>;

  constructor(socket: Socket) {
    this.#socket = socket;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    this.opened = promise;
    socket.once('connect', () => resolve(true));
    socket.once('connect_error', () => this.close());
    socket.once('disconnect', () => this.close());
    this.#closed.signal.addEventListener('abort', () => resolve(false));
    socket.onAny((name: string, message: unknown) => this.#hear(name, message));
  }

  get closed(): AbortSignal {
    return this.#closed.signal;
  }

  ask(name: string, message: unknown): Promise<{ value: unknown } | null> {
    if (!this.#socket.connected) return Promise.resolve(null); // socket.io would buffer it
    const { promise, resolve } = Promise.withResolvers<{ value: unknown } | null>();
    const end = () => resolve(null);
    this.closed.addEventListener('abort', end);
    this.#socket.emit(name, message, (value: unknown) => resolve({ value }));
    return promise.finally(() => this.closed.removeEventListener('abort', end));
  }

  tell(name: string, message: unknown): void {
    if (this.#socket.connected) this.#socket.emit(name, message);
  }

  listen(name: string, listener: (message: unknown) => void): void {
    this.#listeners.set(name, listener);
    for (const early of this.#early.filter((heard) => heard.name === name)) listener(early.message);
  }

  onAlive(listener: () => void): void {
    this.#socket.io.on('ping', listener);
  }

  close(): void {
    if (this.#closed.signal.aborted) return;
    this.#closed.abort();
    this.#socket.disconnect();
    this.#socket.io.off('ping');
  }

  #hear(name: string, message: unknown): void {
    if (this.#closed.signal.aborted) return;
    const listener = this.#listeners.get(name);
    if (listener) listener(message);
    else if (this.#early.length < keptEarly) this.#early.push({ name, message });
  }
}
