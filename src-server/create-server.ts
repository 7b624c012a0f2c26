import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Server as SocketServer } from 'socket.io';
import { connectionTimes, maxMessageBytes } from '#shared/server-protocol/events.ts';
import { KioskError } from '#shared/kiosk-error.ts';
import { ActionDesk } from './actions/action-desk.ts';
import { systemClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { Counters } from './counters.ts';
import { Feed } from './feed/feed.ts';
import { SnapshotPaths } from './feed/snapshot.ts';
import { serveSnapshots } from './feed/snapshot-routes.ts';
import { Witness } from './feed/witness.ts';
import { createHttp } from './http.ts';
import { silentLog } from './log.ts';
import type { Log } from './log.ts';
import { repeat } from './repeat.ts';
import { Codes } from './residences/codes.ts';
import { Admission } from './screens/admission.ts';
import { Attempts } from './screens/attempts.ts';
import { addressReader, serveEnrol } from './screens/enrol-namespace.ts';
import { Enrolment } from './screens/enrolment.ts';
import { EventLoopLag } from './screens/event-loop-lag.ts';
import { ScreenNamespace } from './screens/screen-namespace.ts';
import { reportsWaitMs, ScreenReports } from './screens/screen-reports.ts';
import { Accounts } from './staff/accounts.ts';
import { serveRoutes } from './staff/serve-routes.ts';
import { staffRoutes } from './staff/staff-routes.ts';
import { openStore } from './store/open-store.ts';
import { serverSecret } from './store/server-secret.ts';
import { WorkInFlight } from './work-in-flight.ts';

export type ServerOptions = {
  /** Holds the database, its witness and the server's secret. Created when it is missing. */
  dataDir: string;
  /** 0 picks a free one. */
  port: number;
  host?: string;
  /** Only the embedded database is built in: anything else is refused with `config.invalid`. */
  databaseUrl?: string;
  /** The first operator; its password is set to this at each start. */
  staff: { user: string; password: string };
  clock?: Clock;
  log?: Log;
  /** Believe the `X-Forwarded-For` of the proxy in front. */
  trustProxy?: boolean;
  /** Results of actions that are older than this are in a backup, so screens may forget the rows; null: not known. */
  backupAgeMs?: number | null;
};

export type Server = {
  /** `http://host:port`, no slash at the end. */
  url: string;
  /** Ends what has begun, answers it, and closes everything. Twice is harmless. */
  close(): Promise<void>;
};

/** Starts the central server. Throws a KioskError when the database or an option cannot be used. */
export async function createServer(options: ServerOptions): Promise<Server> {
  const { dataDir, port, host = '127.0.0.1', clock = systemClock, trustProxy = false } = options;
  if (options.databaseUrl !== undefined) {
    throw new KioskError('config.invalid', 'this build has only the embedded database', {
      field: 'databaseUrl',
    });
  }
  const counters = new Counters();
  const log = counters.counting(options.log ?? silentLog);
  mkdirSync(dataDir, { recursive: true });
  const secret = serverSecret(join(dataDir, 'server.key'));
  const db = await openStore(join(dataDir, 'server.db'));
  const witness = new Witness(join(dataDir, 'server.witness'), db);
  if (await witness.check()) log({ level: 'alarm', event: 'an older database was put back: new epochs' });

  const feed = new Feed(db, clock);
  const codes = new Codes(secret);
  const snapshots = new SnapshotPaths(secret, clock);
  const accounts = new Accounts(db, clock);
  await accounts.keep({ ...options.staff, role: 'operator', residences: [] });

  const work = new WorkInFlight();
  const http = await createHttp({ trustProxy, log, track: (promise) => work.track(promise) });
  const io = new SocketServer(http.server, {
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false, // 263 KB of memory a connection with it, 35 without
    pingInterval: connectionTimes.ping,
    pingTimeout: connectionTimes.pingTimeout,
    maxHttpBufferSize: maxMessageBytes,
  });
  const listening = { log, track: <T>(promise: Promise<T>) => work.track(promise) };
  const attempts = new Attempts(clock);
  const enrolment = new Enrolment({ db, feed, codes, attempts, clock });
  serveEnrol(io.of('/enrol'), enrolment, addressReader(trustProxy), listening);

  const desk = new ActionDesk({ db, feed, clock, backupAgeMs: options.backupAgeMs ?? null });
  const reports = new ScreenReports(db, clock);
  const lag = new EventLoopLag();
  const admission = new Admission(clock);
  const screens = new ScreenNamespace(io.of('/screen'), {
    db,
    feed,
    desk,
    snapshots,
    reports,
    admission,
    lag,
    clock,
    listening,
  });

  serveRoutes(http, staffRoutes({ db, feed, codes, accounts, clock, screens, counters }), { db, accounts });
  serveSnapshots(http, db, snapshots);
  const background = [
    repeat(reportsWaitMs, () => reports.flush(), log),
    repeat(1_000, () => witness.update(), log),
  ];
  await http.listen({ port, host });

  const close = async (): Promise<void> => {
    lag.stop();
    await Promise.all(background.map((job) => job.stop()));
    io.of('/enrol').removeAllListeners('connection');
    await work.ended();
    io.disconnectSockets(true);
    io.engine.close();
    await http.close();
    await work.ended();
    await reports.flush();
    await witness.update();
    await db.destroy();
  };
  let closing: Promise<void> | undefined;
  return {
    url: `http://${host}:${(http.server.address() as AddressInfo).port}`,
    close: () => (closing ??= close()),
  };
}
