import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach } from 'vitest';
import { createServer } from '#server/create-server.ts';
import type { Server, ServerOptions } from '#server/create-server.ts';
import type { LogEntry } from '#server/log.ts';

export const operator = { user: 'operator', password: 'correct horse battery' };

const closings: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close();
});

/** Runs at the end of the test, last registered first. */
export function atEnd(close: () => Promise<unknown> | void): void {
  closings.push(close);
}

const dataDirs: string[] = [];
afterAll(() => dataDirs.forEach((dataDir) => rmSync(dataDir, { recursive: true, force: true })));

/** A new empty directory, gone when the tests have ended. */
export function newDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'vestibule-server-'));
  dataDirs.push(dataDir);
  return dataDir;
}

/** A clock that stands until it is moved. */
export function handClock(start = Date.UTC(2026, 10, 24, 9)) {
  let now = start;
  return { now: () => now, move: (ms: number) => (now += ms) };
}

/** A real server on a free port with a real database in its own directory. */
export async function startServer(
  options: Partial<ServerOptions> = {},
): Promise<Server & { logged: LogEntry[]; dataDir: string }> {
  const logged: LogEntry[] = [];
  const dataDir = options.dataDir ?? newDataDir();
  const server = await createServer({
    port: 0,
    staff: operator,
    log: (entry) => logged.push(entry),
    ...options,
    dataDir,
  });
  atEnd(() => server.close());
  return { ...server, logged, dataDir };
}
