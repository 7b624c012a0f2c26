import { mkdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Server as SocketServer } from 'socket.io';
import { connectionTimes, maxMessageBytes } from '#shared/server-protocol/events.ts';
import type { Farewell } from '#shared/server-protocol/farewell.ts';
import { KioskError } from '#shared/kiosk-error.ts';
import { ActionDesk } from './actions/action-desk.ts';
import { systemClock } from './clock.ts';
import type { Clock } from './clock.ts';
import { Counters } from './counters.ts';
import { Feed } from './feed/feed.ts';
import { SnapshotPaths } from './feed/snapshot.ts';
import { serveSnapshots } from './feed/snapshot-routes.ts';
import { Witness } from './feed/witness.ts';
import { consolePage } from './console/console-page.ts';
import { housekeepingEveryMs, keepHouse } from './housekeeping.ts';
import { createHttp } from './http.ts';
import { readCalendar } from './importers/ical/read-calendar.ts';
import { MediaStore } from './media/media-store.ts';
import { MediaTickets } from './media/media-tickets.ts';
import { serveMedia } from './media/serve-media.ts';
import { openLines } from './open-lines.ts';
import { openApiDocument } from './staff/open-api.ts';
import { silentLog } from './log.ts';
import type { Log } from './log.ts';
import { repeat } from './repeat.ts';
import { Codes } from './residences/codes.ts';
import { EnrolmentFiles } from './residences/enrolment-files.ts';
import { Admission } from './screens/admission.ts';
import { Attempts } from './screens/attempts.ts';
import { Commands } from './screens/commands.ts';
import { addressReader, serveEnrol } from './screens/enrol-namespace.ts';
import { Enrolment } from './screens/enrolment.ts';
import { EventLoopLag } from './screens/event-loop-lag.ts';
import { ScreenNamespace } from './screens/screen-namespace.ts';
import { reportsWaitMs, ScreenReports } from './screens/screen-reports.ts';
import { takeFarewell } from './screens/take-farewell.ts';
import { Accounts } from './staff/accounts.ts';
import { serveRoutes } from './staff/serve-routes.ts';
import { staffRoutes } from './staff/staff-routes.ts';
import { openStore } from './store/open-store.ts';
import { serverSecret } from './store/server-secret.ts';
import { WorkInFlight } from './work-in-flight.ts';

/** The witness may be this much behind: a restored copy that lacks only the last second goes unnoticed by it. */
const witnessEveryMs = 1_000;

/** At the end the last answers have this long to leave. */
const farewellMs = 300;

export type ServerOptions = {
  /** Holds the database, its witness, the pictures and the server's secret. Created when it is missing. */
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
  close: () => Promise<void>;
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
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const secret = serverSecret(join(dataDir, 'server.key'));
  const db = await openStore(join(dataDir, 'server.db'));
  const witness = new Witness(join(dataDir, 'server.witness'), db);
  if (await witness.check()) log({ level: 'alarm', event: 'an older database was put back: new epochs' });

  const feed = new Feed(db, clock);
  const codes = new Codes(secret);
  const enrolmentFiles = new EnrolmentFiles(secret);
  const snapshots = new SnapshotPaths(secret, clock);
  const media = new MediaStore(db, join(dataDir, 'media'), clock);
  const mediaTickets = new MediaTickets(secret, clock);
  const accounts = new Accounts(db, clock);
  await accounts.keep({ ...options.staff, role: 'operator', residences: [] });

  const work = new WorkInFlight();
  const http = await createHttp({ trustProxy, log, work });
  const lines = openLines(http.server);
  const io = new SocketServer(http.server, {
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false, // 263 KB of memory a connection with it, 35 without
    pingInterval: connectionTimes.ping,
    pingTimeout: connectionTimes.pingTimeout,
    maxHttpBufferSize: maxMessageBytes,
  });
  const listening = { log, work };
  const attempts = new Attempts(clock);
  const enrolment = new Enrolment({ db, feed, codes, attempts, clock });

  const desk = new ActionDesk({ db, feed, clock, backupAgeMs: options.backupAgeMs ?? null });
  const reports = new ScreenReports(db, clock);
  const commands = new Commands(db, clock);
  const lag = new EventLoopLag();
  const admission = new Admission(clock);
  const screens = new ScreenNamespace(io.of('/screen'), {
    db,
    feed,
    desk,
    snapshots,
    mediaTickets,
    reports,
    commands,
    admission,
    lag,
    clock,
    listening,
  });
  const farewell = (message: Farewell) => takeFarewell({ db, feed, clock, screens }, message);
  serveEnrol(io.of('/enrol'), { enrolment, farewell }, addressReader(trustProxy), listening);

  const told = {
    db,
    feed,
    codes,
    enrolmentFiles,
    accounts,
    clock,
    screens,
    commands,
    counters,
    readCalendar,
    media,
  };
  const routes = staffRoutes(told);
  serveRoutes(http, routes, { db, accounts, work });
  serveSnapshots(http, db, snapshots, work);
  serveMedia(http, { db, media, tickets: mediaTickets, work });
  http.get('/api/openapi.json', () => openApiDocument(routes));
  http.get('/console', (_request, reply) => reply.type('text/html; charset=utf-8').send(consolePage));
  const background = [
    repeat(reportsWaitMs, () => reports.flush(), log),
    repeat(witnessEveryMs, () => witness.update(), log),
    repeat(housekeepingEveryMs, () => keepHouse({ db, feed, media, commands, clock }), log),
  ];
  await keepHouse({ db, feed, media, commands, clock });
  await http.listen({ port, host });

  const close = async (): Promise<void> => {
    work.stop();
    lag.stop();
    await Promise.all(background.map((job) => job.stop()));
    const isHttpClosed = http.close();
    await work.ended();
    io.disconnectSockets(true);
    await Promise.race([isHttpClosed, sleep(farewellMs)]);
    lines.cut(); // whoever does not hang up by himself
    await isHttpClosed;
    io.engine.close();
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
