import type { Socket } from 'socket.io-client';
import { connectionTimes } from '#shared/server-protocol/events.ts';
import type { Connection, Fetched, FetchedBytes, ServerLink } from '../ports.ts';

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
    const post = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    };
    try {
      const response = await this.#fetch(path, body === undefined ? {} : post, signal);
      if (!response.ok) return { kind: 'failed', status: response.status };
      return { kind: 'json', value: await response.json() };
    } catch {
      return { kind: 'failed', status: null }; // no line, a captive portal's page, or given up: all are tried again
    }
  }

  async fetchBytes(path: string, from: number, signal: AbortSignal): Promise<FetchedBytes> {
    try {
      const response = await this.#fetch(
        path,
        { headers: from > 0 ? { range: `bytes=${from}-` } : {} },
        signal,
      );
      const begin = response.status === 206 ? rangeStart(response.headers.get('content-range')) : 0;
      if (!response.ok || !response.body || (begin !== 0 && begin !== from)) {
        await response.body?.cancel();
        return { kind: 'failed', status: response.status };
      }
      return { kind: 'bytes', from: begin, body: untilCut(response.body) };
    } catch {
      return { kind: 'failed', status: null };
    }
  }

  /** Never leaves the server's origin. Throws when nothing comes back, and 60 s after the beginning. */
  #fetch(path: string, request: RequestInit, signal: AbortSignal): Promise<Response> {
    const url = new URL(path, this.#server);
    if (url.origin !== this.#server.origin) throw new TypeError(`not on the server: ${url.origin}`);
    return fetch(url, {
      ...request,
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(fetchWithinMs)]),
    });
  }
}

/** First byte of `Content-Range: bytes 512-1023/1024`; NaN when it cannot be read. */
function rangeStart(contentRange: string | null): number {
  return Number(/^bytes (\d+)-/.exec(contentRange ?? '')?.[1]);
}

async function* untilCut(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch {
    // the line was cut or the time is over: what has come can be gone on with
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
