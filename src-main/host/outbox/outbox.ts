import type { Database } from 'better-sqlite3';
import { readAction } from '#shared/actions/action-schemas.ts';
import type { Outcome } from '#shared/kiosk-api/announcements.ts';
import type { Taking } from '#shared/kiosk-api/verbs.ts';
import { KioskError } from '#shared/kiosk-error.ts';
import type { ActionAnswer, ActionMessage } from '#shared/server-protocol/action.ts';
import type { Hello } from '#shared/server-protocol/hello.ts';
import { undoKinds } from '#shared/actions/undo.ts';
import type { OwnAction } from '../feed/own-action.ts';
import type { Log, Time, UnixMs } from '../ports.ts';
import { inStore } from '../store/store-error.ts';
import { HeldActions } from './held-actions.ts';
import type { HeldAction } from './held-actions.ts';
import { needsNumber, readNewAction, refuse, sameAgain, takesNumber } from './new-action.ts';
import type { NewAction } from './new-action.ts';
import type { Numbers } from './numbers.ts';

/** More than a lobby collects in a month without a network. */
const maxPending = 2000;

/** An answered action is kept this long for a server that never says what its backup covers. */
const keptAnsweredMs = 35 * 24 * 3_600_000;

type Row = {
  seq: number;
  key: string;
  kind: string;
  payload: string;
  at: UnixMs;
  state: 'pending' | 'applied';
};

/**
 * What people did on this screen and the server's backup may not yet hold, in the order of `seq`.
 * `take` returns when it is on the disk: an action may be sent twice but is never lost. A row is
 * pending → applied | refused, and leaves when nothing on the glass hangs on it and the server is durable.
 */
export class Outbox {
  readonly #time: Time;
  readonly #numbers: Numbers;
  readonly #log: Log;
  /** False on a disk that cannot be written: then the file is a copy in memory, and nothing may be promised. */
  readonly #isDurable: boolean;
  readonly #sql;
  readonly #held: HeldActions;
  readonly #keep;
  readonly #release;
  readonly #settle;
  readonly #listeners = new Set<() => void>();
  /** Revision of each scope that the feed holds. */
  readonly #shownRevs = new Map<string, number>();

  constructor(db: Database, time: Time, numbers: Numbers, log: Log) {
    this.#time = time;
    this.#numbers = numbers;
    this.#log = log;
    this.#isDurable = !db.memory;
    this.#sql = prepare(db);
    this.#held = new HeldActions(db);
    this.#keep = db.transaction((action: NewAction, body: string) => this.#insert(action, body));
    this.#release = db.transaction((held: readonly HeldAction[]) => this.#letGo(held));
    this.#settle = db.transaction((answers: readonly ActionAnswer[]) => {
      for (const answer of answers) this.#record(answer);
    });
  }

  /**
   * Keeps an action for good; `kept` means that it is on the disk. The same key again is the same action:
   * a trembling double tap is one, and gets the same number. Never throws for trouble outside: that is `refused`.
   */
  take(action: NewAction): Taking {
    const reading = readNewAction(action);
    if (reading.kind === 'refused') return reading;
    if (!this.#isDurable) return refuse('store.read_only');
    try {
      const taking = inStore(() => this.#keep(action, reading.body));
      if (taking.kind === 'kept') this.#changed();
      return taking;
    } catch (error) {
      if (!(error instanceof KioskError)) throw error;
      this.#log.trouble(error.code, { file: 'outbox.db' }, error);
      return { kind: 'refused', because: error.code };
    }
  }

  /** Keys of what may still be taken back: kept and shown, but not sent. */
  get heldKeys(): string[] {
    return this.#held.all.map(({ key }) => key);
  }

  /** The person takes an action back, for good. False: it has left already, or never was. */
  undo(key: string): boolean {
    const isUndone = inStore(() => this.#held.remove(key));
    if (isUndone) this.#changed();
    return isUndone;
  }

  /** The time to take these back is over; without `keys`, the person has gone and all of them leave. */
  release(keys?: readonly string[]): void {
    const held = this.#held.all.filter(({ key }) => keys?.includes(key) ?? true);
    if (held.length === 0) return;
    inStore(() => this.#release(held));
    this.#changed();
  }

  /** Calls back after every change of what the outbox holds. Returns how to stop that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get incarnation(): string {
    return this.#sql.device.get()?.incarnation ?? '';
  }

  /** The highest `seq` that was ever given under this incarnation. */
  get lastSeq(): number {
    return this.#sql.device.get()?.lastSeq ?? 0;
  }

  /** What a hello says: `lastAckedSeq` and all before it have had their answers. */
  summary(): Hello['outbox'] {
    const { incarnation = '', lastSeq = 0 } = this.#sql.device.get() ?? {};
    const lastAckedSeq = (this.#sql.oldest.get()?.seq ?? lastSeq + 1) - 1;
    return { incarnation, pending: this.count().pending, lastAckedSeq };
  }

  /** For the page and for the operator. */
  count(): { pending: number; refused: number; oldestAt: UnixMs | null } {
    return {
      pending: this.#pendingCount,
      refused: this.#sql.refusedCount.get() ?? 0,
      oldestAt: this.#sql.oldest.get()?.at ?? null,
    };
  }

  /** The next actions to send, oldest first. */
  pending(limit: number): ActionMessage[] {
    const incarnation = this.incarnation;
    return this.#sql.pending.all(limit).map(({ seq, key, kind, payload, at }) => {
      return { key, seq, incarnation, kind, payload: JSON.parse(payload) as unknown, at };
    });
  }

  /** Writes down the server's word on some actions, in one commit. `retry` changes nothing. */
  settle(answers: readonly ActionAnswer[]): void {
    inStore(() => this.#settle(answers));
    this.#changed();
  }

  /** The server has handled nothing after `seq` (restored from a backup): all that follows waits again. */
  resumeAfter(seq: number): void {
    if (inStore(() => this.#sql.reopen.run(seq)).changes > 0) this.#changed();
  }

  /** Begins a numbering of its own, from 1: somebody else (a copy of this card) has used the old one. */
  renew(incarnation: string): void {
    inStore(() => this.#sql.renew(incarnation));
  }

  /** The oldest action still held whose `seq` is at least this; undefined when there is none. */
  firstHeld(seq: number): number | undefined {
    return this.#sql.firstHeld.get(seq) ?? undefined;
  }

  /** The feed holds the scope at this revision: effects up to it need not be laid over any more. */
  shown(scope: string, rev: number): void {
    this.#shownRevs.set(scope, rev);
    if (inStore(() => this.#sql.shown.run(this.#time.now(), scope, rev)).changes > 0) this.#changed();
  }

  /** A person has read what became of a refused action. */
  seen(key: string): void {
    if (inStore(() => this.#sql.seen.run(this.#time.now(), key)).changes > 0) this.#changed();
  }

  /** Lets go of what the server's backup covers, and of what has been answered for 35 days. */
  forget(durableSeq: number): void {
    inStore(() => this.#sql.forget.run(durableSeq, this.#time.now() - keptAnsweredMs));
  }

  /** What the person did and the feed does not show yet, oldest first. */
  own(): OwnAction[] {
    const held = this.#held.all.map((row) => ({ ...row, state: 'pending', joinedPeople: 0 }));
    return [...this.#sql.own.all(), ...held].flatMap(({ key, kind, payload, at, state, joinedPeople }) => {
      const reading = readAction(kind, JSON.parse(payload));
      if (reading.kind !== 'action') return [];
      return [
        { key, at, isPending: state === 'pending', joinedPeople: joinedPeople ?? 0, ...reading.action },
      ];
    });
  }

  /** Refused actions that nobody has seen yet, oldest first. */
  outcomes(): Outcome[] {
    return this.#sql.outcomes.all();
  }

  /** Removes everything that people did (the screen was taken out of service). Returns how many had not been answered. */
  wipe(newIncarnation: string): number {
    const { pending } = this.count();
    inStore(() => this.#sql.wipe(newIncarnation));
    this.#changed();
    return pending;
  }

  #insert({ key, kind, payload }: NewAction, body: string): Taking {
    const known = this.#sql.byKey.get(key) ?? this.#held.find(key);
    if (known) return sameAgain(known, { kind, payload });
    if (this.#pendingCount >= maxPending) return refuse('action.too_many_pending');
    if (undoKinds.has(kind)) {
      this.#held.add({ key, kind, payload: body, at: this.#time.now() });
      return { kind: 'kept', number: null };
    }
    this.#letGo(this.#held.about(payload)); // what comes after it must not overtake it
    const isNeeded = needsNumber(kind, payload);
    const number = takesNumber(kind) && (isNeeded || this.#numbers.hasPlenty) ? this.#numbers.take() : null;
    if (number === null && isNeeded) return refuse('request.no_number');
    const content = number === null ? body : JSON.stringify({ ...(payload as object), number });
    this.#append({ key, kind, payload: content, at: this.#time.now() });
    return { kind: 'kept', number };
  }

  #letGo(held: readonly HeldAction[]): void {
    for (const action of held) {
      this.#held.remove(action.key);
      this.#append(action);
    }
  }

  #append({ key, kind, payload, at }: HeldAction): void {
    this.#sql.insert.run(this.#sql.nextSeq.get() ?? 1, key, kind, payload, at);
  }

  get #pendingCount(): number {
    return (this.#sql.pendingCount.get() ?? 0) + this.#held.all.length;
  }

  #record(answer: ActionAnswer): void {
    const now = this.#time.now();
    if (answer.status === 'applied') {
      const { scope, rev } = answer;
      const isShown = scope === null || rev === null || rev <= (this.#shownRevs.get(scope) ?? 0);
      this.#sql.applied.run(scope, rev, now, isShown ? now : null, answer.key);
    }
    if (answer.status === 'refused') this.#sql.refused.run(answer.code, now, now, answer.key);
    if (answer.status !== 'retry') this.forget(answer.durableSeq);
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

function prepare(db: Database) {
  const setDevice = db.prepare<[incarnation: string, lastSeq: number]>(
    'UPDATE device SET incarnation = ?, last_seq = ?',
  );
  return {
    wipe: db.transaction((incarnation: string) => {
      db.exec('DELETE FROM outbox; DELETE FROM held; DELETE FROM number; DELETE FROM lease');
      setDevice.run(incarnation, 0);
    }),
    renew: db.transaction((incarnation: string) => {
      const seqs = db.prepare<[], number>('SELECT seq FROM outbox ORDER BY seq').pluck().all();
      const renumber = db.prepare<[to: number, from: number]>('UPDATE outbox SET seq = ? WHERE seq = ?');
      seqs.forEach((seq, index) => renumber.run(index + 1, seq)); // always downwards, so none is in the way
      setDevice.run(incarnation, seqs.length);
    }),
    device: db.prepare<[], { incarnation: string; lastSeq: number }>(
      'SELECT incarnation, last_seq AS lastSeq FROM device',
    ),
    nextSeq: db.prepare<[], number>('UPDATE device SET last_seq = last_seq + 1 RETURNING last_seq').pluck(),
    insert: db.prepare<[seq: number, key: string, kind: string, payload: string, at: UnixMs]>(
      'INSERT INTO outbox (seq, key, kind, payload, at) VALUES (?, ?, ?, ?, ?)',
    ),
    byKey: db.prepare<[key: string], { kind: string; payload: string }>(
      'SELECT kind, payload FROM outbox WHERE key = ?',
    ),
    pendingCount: db.prepare<[], number>(`SELECT count(*) FROM outbox WHERE state = 'pending'`).pluck(),
    refusedCount: db
      .prepare<[], number>(`SELECT count(*) FROM outbox WHERE done_at IS NULL AND state = 'refused'`)
      .pluck(),
    oldest: db.prepare<[], { seq: number; at: UnixMs }>(
      `SELECT seq, at FROM outbox WHERE state = 'pending' ORDER BY seq LIMIT 1`,
    ),
    pending: db.prepare<[limit: number], Row>(
      `SELECT seq, key, kind, payload, at, state FROM outbox WHERE state = 'pending' ORDER BY seq LIMIT ?`,
    ),
    firstHeld: db.prepare<[seq: number], number | null>('SELECT min(seq) FROM outbox WHERE seq >= ?').pluck(),
    own: db.prepare<[], Row & { joinedPeople: number | null }>(
      `SELECT seq, key, kind, payload, at, state,
         (SELECT joined.payload ->> '$.people' FROM outbox joined
          WHERE joined.key = outbox.payload ->> '$.joinKey' AND joined.state <> 'refused') AS joinedPeople
       FROM outbox WHERE done_at IS NULL AND state <> 'refused' ORDER BY seq`,
    ),
    outcomes: db.prepare<[], Outcome>(
      `SELECT key, kind, because, payload ->> '$.number' AS number, payload ->> '$.requestId' AS requestId FROM outbox
       WHERE done_at IS NULL AND state = 'refused' ORDER BY seq`,
    ),
    applied: db.prepare<
      [scope: string | null, rev: number | null, at: UnixMs, doneAt: UnixMs | null, key: string]
    >(
      `UPDATE outbox SET state = 'applied', scope = ?, rev = ?, answered_at = ?, done_at = ?
       WHERE key = ? AND state = 'pending'`,
    ),
    // Nobody stands behind a record of the screen's own: its refusal is told to nobody.
    refused: db.prepare<[because: string, at: UnixMs, doneAt: UnixMs, key: string]>(
      `UPDATE outbox SET state = 'refused', because = ?, answered_at = ?, done_at = iif(kind = 'posting.shown', ?, done_at)
       WHERE key = ? AND state = 'pending'`,
    ),
    // A refusal that was seen keeps its done_at: the same refusal again is no news.
    reopen: db.prepare<[seq: number]>(
      `UPDATE outbox SET done_at = iif(state = 'refused', done_at, NULL), state = 'pending'
       WHERE seq > ? AND state <> 'pending'`,
    ),
    shown: db.prepare<[at: UnixMs, scope: string, rev: number]>(
      `UPDATE outbox SET done_at = ? WHERE done_at IS NULL AND state = 'applied' AND scope = ? AND rev <= ?`,
    ),
    seen: db.prepare<[at: UnixMs, key: string]>(
      `UPDATE outbox SET done_at = ? WHERE key = ? AND done_at IS NULL AND state = 'refused'`,
    ),
    forget: db.prepare<[durableSeq: number, answeredBefore: UnixMs]>(
      `DELETE FROM outbox WHERE state <> 'pending' AND ((done_at IS NOT NULL AND seq <= ?) OR answered_at < ?)`,
    ),
  };
}
