import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { kioskSocketPath, pageMessageLimit } from '#shared/kiosk-api/transport.ts';
import { KioskError } from '#shared/kiosk-error.ts';
import type { Picture } from '../supervisor/glass-keeper.ts';
import { calmPagePath, guardHeaders } from '../supervisor/page-files.ts';
import type { PageFile, PageFiles } from '../supervisor/page-files.ts';
import type { PageRelay } from './page-relay.ts';
import { Gate } from './gate.ts';
import { joinSocket } from './join-socket.ts';

/** The running local server. */
export type LocalServer = {
  /** Opens the kiosk in any browser of this machine; keep it off command lines. */
  address: string;
  /** Opens it once. */
  ticketAddress(picture: Picture): string;
  close(): Promise<void>;
};

/**
 * Serves the built page and the kiosk API on 127.0.0.1 to whoever holds the token of this start.
 * Throws a KioskError naming `port` when the port is taken.
 */
export async function openLocalServer(
  files: PageFiles,
  relay: PageRelay,
  port: number,
): Promise<LocalServer> {
  const http = createServer({ headersTimeout: 10_000, requestTimeout: 10_000 });
  const gate = new Gate(await listen(http, port));
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: pageMessageLimit,
    perMessageDeflate: false,
  });
  http.on('request', (request, response) => answer(gate, files, request, response));
  http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.url !== kioskSocketPath || !gate.admitSocket(request)) return refuseSocket(socket);
    sockets.handleUpgrade(request, socket, head, (webSocket) => joinSocket(webSocket, relay));
  });
  return {
    address: gate.address,
    ticketAddress: (picture) => gate.ticketAddress(picture),
    close: async () => {
      const closed = new Promise((resolve) => http.close(resolve));
      for (const client of sockets.clients) client.terminate();
      http.closeAllConnections();
      await closed;
    },
  };
}

async function listen(http: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    http.once('error', (cause) =>
      reject(new KioskError('config.invalid', `cannot listen on port ${port}`, { field: 'port', cause })),
    );
    http.listen(port, '127.0.0.1', resolve);
  });
  return (http.address() as AddressInfo).port;
}

function answer(gate: Gate, files: PageFiles, request: IncomingMessage, response: ServerResponse): void {
  request.resume(); // whatever body it has is not read
  const admission = gate.admit(request);
  if (admission === 'refused') return say(response, 403, 'Cet écran ne s’ouvre pas à cette adresse.');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return say(response, 405, 'Cet écran ne fait que se montrer.', { allow: 'GET, HEAD' });
  }
  if (admission !== 'inside') {
    const location = admission === 'enter' ? '/' : calmPagePath;
    response.writeHead(303, { ...guardHeaders, location, 'set-cookie': gate.cookie });
    response.end();
    return;
  }
  const file = files.get((request.url ?? '').split('?', 1)[0] ?? '');
  if (file) send(response, file, request.method);
  else say(response, 404, 'Cette page n’existe pas.');
}

function send(response: ServerResponse, file: PageFile, method: string): void {
  if (method === 'HEAD') {
    response.writeHead(200, file.headers).end();
    return;
  }
  const content = createReadStream(file.path);
  content.once('open', () => response.writeHead(200, file.headers));
  content.once('error', () => {
    // The build changed under a running shell, or the disk fails.
    if (response.headersSent) response.destroy();
    else say(response, 404, 'Cette page n’existe pas.');
  });
  content.pipe(response);
}

function say(
  response: ServerResponse,
  status: number,
  sentence: string,
  more: Record<string, string> = {},
): void {
  response.writeHead(status, {
    ...guardHeaders,
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    ...more,
  });
  response.end(`<!doctype html><html lang="fr"><title>Vestibule</title><h1>${sentence}</h1></html>\n`);
}

function refuseSocket(socket: Duplex): void {
  socket.on('error', () => {}); // it may be gone already; there is nobody to tell
  socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
}
