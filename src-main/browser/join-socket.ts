import type { RawData, WebSocket } from 'ws';
import type { PageRelay } from './page-relay.ts';

/** A page that reads nothing must not fill our memory: closed, it opens again and gets everything anew. */
const unsentLimit = 32 * 1024 * 1024;

const tryAgainLater = 1013;

/**
 * What a page leaves behind that says nothing any more. 1001: Chromium speaks for the process of a page that was killed, in the
 * same words as for one that is left; so a page that leaves says goodbye itself, before. 1006: the line broke.
 */
const noGoodbye = new Set([1001, 1006]);

/** Joins the WebSocket of a page to the relay: one text frame is one JSON message. */
export function joinSocket(socket: WebSocket, relay: PageRelay): void {
  const inbox = relay.open({
    send: (message) => {
      if (socket.bufferedAmount > unsentLimit) socket.close(tryAgainLater);
      else if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
    },
  });
  socket.on('message', (data, isBinary) => {
    const read = isBinary ? null : readJson(textOf(data));
    if (read) inbox.message(read.value);
    else inbox.unreadable(isBinary ? '(binary)' : textOf(data));
  });
  socket.on('close', (code) => inbox.closed(!noGoodbye.has(code)));
  socket.on('error', () => {}); // too large or not WebSocket: ws closes with the code that says so
}

function textOf(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString('utf8') : '';
}

function readJson(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return null;
  }
}
