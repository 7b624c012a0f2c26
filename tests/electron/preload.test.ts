import { resolve } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { build } from 'vite';
import type { Rolldown } from 'vite';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { PagePort } from '#shared/kiosk-api/transport.ts';

type Heard = (event: { ports: FakePort[] }, message: unknown) => void;
type FakePort = { posted: unknown[]; onmessage?: (event: { data: unknown }) => void; isClosed: boolean };

let code: string;
let exposed: Record<string, unknown>;
let required: string[];
let sent: unknown[][];
let heard: Heard;

/** The preload as it is packaged. */
beforeAll(async () => {
  const root = resolve(import.meta.dirname, '../..');
  const configFile = resolve(root, 'vite.main.config.ts');
  const built = await build({ configFile, mode: 'preload', logLevel: 'silent', build: { write: false } });
  const chunks = (built as Rolldown.RolldownOutput).output.filter((part) => part.type === 'chunk');
  expect(chunks.map(({ fileName }) => fileName)).toEqual(['preload.cjs']);
  code = chunks[0]?.code ?? '';
}, 60_000);

beforeEach(() => {
  [exposed, required, sent] = [{}, [], []];
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, value: unknown) => void (exposed[name] = value) },
    ipcRenderer: {
      on: (_channel: string, listener: Heard) => void (heard = listener),
      send: (...words: unknown[]) => void sent.push(words),
    },
  };
  const require = (name: string): unknown => {
    required.push(name);
    return electron;
  };
  runInContext(code, createContext({ require, exports: {}, module: { exports: {} } }));
});

function connect(): PagePort {
  return (exposed['vestibule'] as { connect: () => PagePort }).connect();
}

function aPort(): FakePort & { postMessage: (message: unknown) => void; close: () => void } {
  const port = {
    posted: [] as unknown[],
    isClosed: false,
    postMessage: (message: unknown) => void port.posted.push(message),
    close: () => void (port.isClosed = true),
  };
  return port;
}

test('[LK18] the preload exposes two verbs and requires nothing but electron', () => {
  expect(required).toEqual(['electron']);
  expect(Object.keys(exposed)).toEqual(['vestibule']);
  expect(Object.keys(exposed['vestibule'] as object)).toEqual(['connect']);
  expect(Object.keys(connect())).toEqual(['post', 'onMessage']);
  connect();
  expect(sent).toEqual([['vestibule:connect']]);
});

test('[LK18] the page hears values only: no event, no port of Electron', () => {
  const page = connect();
  const port = aPort();
  heard({ ports: [port] }, { kind: 'host', state: 'up' });
  const got: unknown[][] = [];
  page.onMessage((...words) => void got.push(words));
  port.onmessage?.({ data: { kind: 'answer', id: 1, value: null } });
  expect(got).toEqual([[{ kind: 'host', state: 'up' }], [{ kind: 'answer', id: 1, value: null }]]);
});

test('[SU8] after a restart of the host the page speaks over the new channel', () => {
  const page = connect();
  const [first, second] = [aPort(), aPort()];
  const call = { kind: 'call', id: 1, verb: 'heartbeat', arguments: {} } as const;
  heard({ ports: [first] }, { kind: 'host', state: 'up' });
  page.post(call);
  heard({ ports: [] }, { kind: 'host', state: 'restarting' });
  page.post(call);
  heard({ ports: [second] }, { kind: 'host', state: 'up' });
  page.post(call);
  expect([first.posted, first.isClosed, second.posted]).toEqual([[call], true, [call]]);
});
