import { createHash } from 'node:crypto';
import { errorTexts } from '#shared/error-codes.ts';
import type { ErrorCode } from '#shared/error-codes.ts';
import { maxActionBytes, readAction } from '#shared/actions/action-schemas.ts';
import { actionAnswerSchema } from '#shared/server-protocol/action.ts';
import type { ActionAnswer, ActionMessage, Forgotten } from '#shared/server-protocol/action.ts';
import type { Clock } from '../clock.ts';
import type { Feed, FeedWriter } from '../feed/feed.ts';
import type { Database, Tx } from '../store/tables.ts';
import { applyAction } from './apply-action.ts';
import type { ActingScreen, Outcome } from './outcome.ts';

/** What is stored of an answer: `durableSeq` is added when it is given. */
type KeptAnswer =
  | { status: 'applied'; scope: string | null; rev: number | null }
  | { status: 'refused'; code: ErrorCode; field?: string };

/** The desk's decision within the transaction. */
type Decision = { kind: 'answer'; answer: KeptAnswer } | { kind: 'gap'; expect: number };

/** Takes what people did at the screens: each action has its effect once, however often it is sent. */
export class ActionDesk {
  readonly #db: Database;
  readonly #feed: Feed;
  readonly #clock: Clock;
  readonly #backupAgeMs: number | null;

  /** `backupAgeMs`: what is older than this is in a backup; null: nothing is known to be. */
  constructor(parts: { db: Database; feed: Feed; clock: Clock; backupAgeMs: number | null }) {
    this.#db = parts.db;
    this.#feed = parts.feed;
    this.#clock = parts.clock;
    this.#backupAgeMs = parts.backupAgeMs;
  }

  /** Applies or refuses the action in one transaction with its stored answer; answers after the commit. */
  async take(screen: ActingScreen, message: ActionMessage): Promise<ActionAnswer> {
    const decision = await this.#feed.write((writer) => this.#decide(writer, screen, message));
    if (decision.kind === 'gap') {
      return {
        key: message.key,
        status: 'retry',
        code: 'conflict',
        retryAfterMs: 0,
        expect: decision.expect,
      };
    }
    const durableSeq = await this.durableSeq(screen.id, message.incarnation);
    return withWords(message.key, decision.answer, durableSeq);
  }

  /** The screen lost these: what follows is taken as if they had come. */
  async skip(screen: ActingScreen, { incarnation, to }: Forgotten): Promise<void> {
    await this.#feed.write(({ tx }) => raiseLastSeq(tx, screen.id, incarnation, to));
  }

  async lastSeq(screen: string, incarnation: string): Promise<number> {
    return lastSeq(this.#db, screen, incarnation);
  }

  /** Up to this `seq` the results are in a backup. */
  async durableSeq(screen: string, incarnation: string): Promise<number> {
    if (this.#backupAgeMs === null) return 0;
    const row = await this.#db
      .selectFrom('action')
      .select((e) => e.fn.max('seq').as('seq'))
      .where('screen', '=', screen)
      .where('incarnation', '=', incarnation)
      .where('at', '<', this.#clock.now() - this.#backupAgeMs)
      .executeTakeFirst();
    return row?.seq ?? 0;
  }

  async #decide(writer: FeedWriter, screen: ActingScreen, message: ActionMessage): Promise<Decision> {
    const { tx } = writer;
    const last = await lastSeq(tx, screen.id, message.incarnation);
    const payloadHash = hashOf(message);
    const known = await tx.selectFrom('action').selectAll().where('key', '=', message.key).executeTakeFirst();
    if (known && known.screen === screen.id && known.payloadHash === payloadHash) {
      if (message.seq === last + 1) await raiseLastSeq(tx, screen.id, message.incarnation, message.seq);
      return { kind: 'answer', answer: JSON.parse(known.answer) as KeptAnswer };
    }
    if (message.seq > last + 1) return { kind: 'gap', expect: last + 1 };
    if (known) {
      await raiseLastSeq(tx, screen.id, message.incarnation, message.seq);
      return { kind: 'answer', answer: { status: 'refused', code: 'action.key_reused' } };
    }
    if (message.seq <= last) return { kind: 'answer', answer: await answerToOld(tx, screen, message) };
    const answer = toKept(await outcomeOf(writer, screen, message, this.#clock.now()));
    await keep(tx, screen, message, { payloadHash, answer: JSON.stringify(answer), at: this.#clock.now() });
    return { kind: 'answer', answer };
  }
}

/**
 * A `seq` that was taken under a key that is not known. Its answer was pruned after 400 days: it was
 * applied then, and is never applied again. A number that another key used is a fault of the screen.
 */
async function answerToOld(tx: Tx, screen: ActingScreen, message: ActionMessage): Promise<KeptAnswer> {
  const other = await tx
    .selectFrom('action')
    .select('key')
    .where('screen', '=', screen.id)
    .where('incarnation', '=', message.incarnation)
    .where('seq', '=', message.seq)
    .executeTakeFirst();
  return other ? { status: 'refused', code: 'conflict' } : { status: 'applied', scope: null, rev: null };
}

async function outcomeOf(
  writer: FeedWriter,
  screen: ActingScreen,
  message: ActionMessage,
  now: number,
): Promise<Outcome> {
  if (Buffer.byteLength(JSON.stringify(message.payload ?? null)) > maxActionBytes) {
    return { kind: 'refused', code: 'action.too_large' };
  }
  const reading = readAction(message.kind, message.payload);
  if (reading.kind === 'unknown-kind') return { kind: 'refused', code: 'action.unknown_kind' };
  if (reading.kind === 'unreadable')
    return { kind: 'refused', code: 'action.unreadable', field: reading.field };
  return applyAction({ writer, screen, key: message.key, now }, reading.action);
}

async function keep(
  tx: Tx,
  screen: ActingScreen,
  { key, incarnation, seq }: ActionMessage,
  result: { payloadHash: string; answer: string; at: number },
): Promise<void> {
  await tx
    .insertInto('action')
    .values({ key, screen: screen.id, incarnation, seq, ...result })
    .execute();
  await raiseLastSeq(tx, screen.id, incarnation, seq);
}

async function lastSeq(db: Database | Tx, screen: string, incarnation: string): Promise<number> {
  const row = await db
    .selectFrom('outbox')
    .select('lastSeq')
    .where('screen', '=', screen)
    .where('incarnation', '=', incarnation)
    .executeTakeFirst();
  return row?.lastSeq ?? 0;
}

async function raiseLastSeq(tx: Tx, screen: string, incarnation: string, seq: number): Promise<void> {
  await tx
    .insertInto('outbox')
    .values({ screen, incarnation, lastSeq: seq })
    .onConflict((conflict) =>
      conflict
        .columns(['screen', 'incarnation'])
        .doUpdateSet({ lastSeq: seq })
        .where('outbox.lastSeq', '<', seq),
    )
    .execute();
}

function toKept(outcome: Outcome): KeptAnswer {
  if (outcome.kind === 'applied') return { status: 'applied', scope: outcome.scope, rev: outcome.rev };
  const { code, field } = outcome;
  return { status: 'refused', code, ...(field === undefined ? {} : { field }) };
}

function withWords(key: string, answer: KeptAnswer, durableSeq: number): ActionAnswer {
  const words = answer.status === 'refused' ? { message: errorTexts[answer.code] } : {};
  return actionAnswerSchema.parse({ key, ...answer, ...words, durableSeq });
}

/** Of kind and payload, whatever the order of the keys. No word of the payload is stored. */
function hashOf({ kind, payload }: ActionMessage): string {
  return createHash('sha256')
    .update(JSON.stringify([kind, payload ?? null], sortedKeys))
    .digest('hex');
}

function sortedKeys(_name: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
