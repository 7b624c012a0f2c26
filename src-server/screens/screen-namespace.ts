import { randomBytes } from 'node:crypto';
import type { Namespace, Socket } from 'socket.io';
import type { AcceptanceMessage } from '#shared/server-protocol/acceptance.ts';
import { maxInFlight } from '#shared/server-protocol/action.ts';
import type { ActionAnswer, ActionMessage, Forgotten } from '#shared/server-protocol/action.ts';
import type { Command, CommandResult } from '#shared/server-protocol/command.ts';
import type { Change } from '#shared/server-protocol/change.ts';
import { connectionTimes, protocolMessages } from '#shared/server-protocol/events.ts';
import type { Hello, Welcome } from '#shared/server-protocol/hello.ts';
import type { KeyOffer } from '#shared/server-protocol/key-offer.ts';
import type { NumbersLease } from '#shared/server-protocol/numbers.ts';
import type { Pull } from '#shared/server-protocol/pull.ts';
import type { Answer, Refusal } from '#shared/server-protocol/refusal.ts';
import { screenSettingsSchema } from '#shared/domain/screen.ts';
import type { Fitting, ScreenSettings } from '#shared/domain/screen.ts';
import type { ActionDesk } from '../actions/action-desk.ts';
import type { ActingScreen } from '../actions/outcome.ts';
import type { Clock } from '../clock.ts';
import type { Feed } from '../feed/feed.ts';
import { pullPage } from '../feed/pull.ts';
import type { SnapshotPaths } from '../feed/snapshot.ts';
import type { MediaTickets } from '../media/media-tickets.ts';
import { scopesOf } from '../residences/residences.ts';
import type { Database } from '../store/tables.ts';
import type { Admission } from './admission.ts';
import type { Commands } from './commands.ts';
import type { EventLoopLag } from './event-loop-lag.ts';
import { listen } from './listen.ts';
import type { Listening } from './listen.ts';
import { leaseNumbers } from './number-leases.ts';
import { takeAcceptance } from './take-acceptance.ts';
import { takeFitting } from './take-fitting.ts';
import { takeKeyOffer } from './take-key-offer.ts';
import { proveScreen } from './prove-screen.ts';
import { refusal, refuse } from './refuse.ts';
import type { ScreenReports } from './screen-reports.ts';
import type { ScreenRow } from './screen-rows.ts';

/** How long a screen waits when the event loop is late. */
const busyForMs = 2_000;

/** A poke of a wide scope lets each listener wait up to so long, all together at most `spreadMostMs`. */
const spreadEachMs = 4;
const spreadMostMs = 30_000;

export type ScreenParts = {
  db: Database;
  feed: Feed;
  desk: ActionDesk;
  snapshots: SnapshotPaths;
  mediaTickets: MediaTickets;
  reports: ScreenReports;
  commands: Commands;
  admission: Admission;
  lag: EventLoopLag;
  clock: Clock;
  listening: Listening;
};

/** All connected screens: tells them what changed and takes what they send. */
export class ScreenNamespace {
  readonly #namespace: Namespace;
  readonly #parts: ScreenParts;
  /** Scopes that are not a residence: their pokes are spread. */
  readonly #wideScopes = new Set<string>();

  constructor(namespace: Namespace, parts: ScreenParts) {
    this.#namespace = namespace;
    this.#parts = parts;
    namespace.on('connection', (socket) => this.#greet(socket));
    parts.feed.onCommit((changes) => changes.forEach((change) => this.#tell(change)));
  }

  /** Takes the screen off the line at once, everywhere; it wipes what it holds of the residence. */
  revoke(screenId: string): void {
    this.#namespace.in(screenRoom(screenId)).emit('revoked', refusal('screen.revoked'));
    this.#namespace.in(screenRoom(screenId)).disconnectSockets(true);
  }

  /** Applies new settings on the screen. */
  sendSettings(screenId: string, settings: ScreenSettings): void {
    this.#namespace.in(screenRoom(screenId)).emit('settings', settings);
  }

  /** Tells the screen, if it is on the line; else it is told after its next hello. */
  sendCommand(screenId: string, command: Command): void {
    this.#namespace.in(screenRoom(screenId)).emit('command', command);
  }

  /** Lets the screens of a residence say hello again: their scopes have changed. */
  reconnect(residence: string): void {
    this.#namespace.in(scopeRoom(residence)).disconnectSockets(true);
  }

  isConnected(screenId: string): boolean {
    return this.#namespace.adapter.rooms.has(screenRoom(screenId));
  }

  #tell(change: Change): void {
    const room = scopeRoom(change.scope);
    const listeners = this.#namespace.adapter.rooms.get(room)?.size ?? 0;
    const isSpread = !change.items && this.#wideScopes.has(change.scope);
    const spread = isSpread ? { spreadMs: Math.min(spreadMostMs, listeners * spreadEachMs) } : {};
    this.#namespace.in(room).emit('change', { ...change, ...spread });
  }

  /** A connection is nobody until its hello, and has five seconds for it. */
  #greet(socket: Socket): void {
    const nonce = randomBytes(32).toString('base64');
    const tooLate = setTimeout(
      () => dismiss(socket, refusal('screen.hello_timeout')),
      connectionTimes.helloWithin,
    );
    socket.once('disconnect', () => clearTimeout(tooLate));
    let state: 'silent' | 'greeting' | 'known' = 'silent';
    const greet = async (hello: Hello): Promise<Answer<Welcome>> => {
      if (state !== 'silent') return refuse('protocol.malformed', { field: 'hello' });
      state = 'greeting';
      const answer = await this.#welcome(socket, nonce, hello);
      clearTimeout(tooLate);
      if (answer.ok) state = 'known';
      else setImmediate(() => dismiss(socket, answer.refusal)); // the answer goes first
      return answer;
    };
    const { up } = protocolMessages;
    socket.use(([name, ...rest], next) => {
      const code = !Object.hasOwn(up, name) ? 'protocol.malformed' : 'protocol.hello_first';
      if (name === 'hello' || (state === 'known' && code === 'protocol.hello_first')) return next();
      turnAway(socket, rest.at(-1), refusal(code));
    });
    listen(socket, 'hello', up.hello, greet, this.#parts.listening);
    socket.emit('challenge', { nonce });
  }

  async #welcome(socket: Socket, nonce: string, hello: Hello): Promise<Answer<Welcome>> {
    const { db, lag, reports, commands } = this.#parts;
    if (lag.isBusy()) return refuse('server.busy', { retryAfterSeconds: busyForMs / 1000 });
    const proof = await proveScreen(db, nonce, hello);
    if (!proof.ok) return proof;
    const row = proof.value;
    const scopes = await scopesOf(db, row.residence);
    this.#namespace.in(screenRoom(row.id)).disconnectSockets(true); // an older line of the same screen is a dead one
    // Rooms before revisions: what is committed in between is told, and the screen sees from `prev` what it has.
    await socket.join([screenRoom(row.id), ...scopes.map(scopeRoom)]);
    this.#serve(socket, { id: row.id, residence: row.residence, scopes });
    reports.seen(row.id);
    const waiting = await commands.waiting(row.id);
    setImmediate(() => waiting.forEach((command) => socket.emit('command', command))); // the answer goes first
    return { ok: true, value: await this.#welcomeFor(row, scopes, hello) };
  }

  async #welcomeFor(row: ScreenRow, scopeIds: string[], hello: Hello): Promise<Welcome> {
    const { db, desk, admission, clock } = this.#parts;
    const rows = await db.selectFrom('scope').selectAll().where('id', 'in', scopeIds).execute();
    for (const scope of rows) if (scope.kind !== 'residence') this.#wideScopes.add(scope.id);
    const scopes = rows.map(({ id, epoch, rev }) => ({ id, epoch, head: rev }));
    const residence = { id: row.residence, name: rows.find(({ id }) => id === row.residence)?.name ?? '' };
    const { incarnation } = hello.outbox;
    return {
      serverTime: clock.now(),
      residence,
      scopes,
      lastSeq: await desk.lastSeq(row.id, incarnation),
      durableSeq: await desk.durableSeq(row.id, incarnation),
      pullAfterMs: admission.pullAfterMs(),
      settings: screenSettingsSchema.parse(JSON.parse(row.settings)),
    };
  }

  /** What a known screen may send. */
  #serve(socket: Socket, screen: ActingScreen): void {
    const { feed, desk, mediaTickets, reports, commands, clock, listening } = this.#parts;
    const { up } = protocolMessages;
    const lease = (message: NumbersLease) =>
      feed.write(({ tx }) =>
        leaseNumbers(tx, { residence: screen.residence, screen: screen.id }, message, clock.now()),
      );
    const forgotten = (message: Forgotten) => {
      const about = { screen: screen.id, from: message.from, to: message.to };
      listening.log({ level: 'alarm', event: 'actions lost by a screen', code: 'outbox.forgotten', about });
      return desk.skip(screen, message);
    };
    listen(socket, 'pull', up.pull, (message) => this.#pull(screen, message), listening);
    listen(socket, 'action', up.action, this.#inOrder(screen), listening);
    const ticket = async () => ({ ok: true, value: mediaTickets.issue(screen.id) });
    listen(socket, 'media:ticket', up['media:ticket'], ticket, listening);
    listen(socket, 'numbers:lease', up['numbers:lease'], lease, listening);
    const fit = (message: Fitting) => feed.write(({ tx }) => takeFitting(tx, screen.id, message));
    const accept = (message: AcceptanceMessage) =>
      feed.write(({ tx }) => takeAcceptance(tx, screen.id, message));
    listen(socket, 'acceptance', up.acceptance, accept, listening);
    listen(socket, 'fitting', up.fitting, fit, listening);
    const offer = (message: KeyOffer) => feed.write(({ tx }) => takeKeyOffer(tx, screen.id, message));
    listen(socket, 'key:offer', up['key:offer'], offer, listening);
    const result = async (message: CommandResult) => {
      await commands.answer(screen.id, message);
      return { ok: true, value: null };
    };
    listen(socket, 'command:result', up['command:result'], result, listening);
    listen(socket, 'forgotten', up.forgotten, forgotten, listening);
    listen(socket, 'applied', up.applied, async (message) => reports.applied(screen.id, message), listening);
    listen(socket, 'health', up.health, async (message) => reports.health(screen.id, message), listening);
  }

  async #pull(screen: ActingScreen, message: Pull): Promise<Answer<unknown>> {
    const { db, lag, snapshots } = this.#parts;
    if (!screen.scopes.includes(message.scope)) return refuse('scope.forbidden', { field: 'scope' });
    if (lag.isBusy()) return refuse('server.busy', { retryAfterSeconds: busyForMs / 1000 });
    const page = await pullPage(db, message, (scope) => snapshots.pathFor(scope));
    return page ? { ok: true, value: page } : refuse('scope.forbidden', { field: 'scope' });
  }

  /** Actions of one screen one after the other, a bounded number at once; trouble of ours is told as `retry`. */
  #inOrder(screen: ActingScreen): (message: ActionMessage) => Promise<ActionAnswer> {
    const { desk, lag, listening } = this.#parts;
    let last: Promise<unknown> = Promise.resolve();
    let inFlight = 0;
    return async (message) => {
      if (inFlight >= maxInFlight || lag.isBusy()) return retry(message, 'server.busy');
      inFlight++;
      const answer = last.then(() => desk.take(screen, message));
      last = answer.catch(() => undefined); // the next one is not stopped; this one is answered below
      try {
        return await answer;
      } catch (cause) {
        const about = { screen: screen.id, seq: message.seq };
        listening.log({ level: 'alarm', event: 'action failed', code: 'internal', about, cause });
        return retry(message, 'internal');
      } finally {
        inFlight--;
      }
    };
  }
}

function retry({ key }: ActionMessage, code: 'server.busy' | 'internal'): ActionAnswer {
  return { key, status: 'retry', code, retryAfterMs: busyForMs };
}

/** Says no to a message that is not listened to. */
function turnAway(socket: Socket, acknowledge: unknown, because: Refusal): void {
  if (typeof acknowledge === 'function') acknowledge({ ok: false, refusal: because });
  socket.emit('refused', because);
}

function dismiss(socket: Socket, because: Refusal): void {
  socket.emit(because.code === 'screen.revoked' ? 'revoked' : 'refused', because);
  socket.disconnect(true);
}

const screenRoom = (id: string) => `screen ${id}`;
const scopeRoom = (id: string) => `scope ${id}`;
