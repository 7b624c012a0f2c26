import { join } from 'node:path';
import { z } from 'zod';
import { commandOutcomeSchema } from '#shared/server-protocol/command.ts';
import type { Command, CommandOutcome } from '#shared/server-protocol/command.ts';
import type { Log, UnixMs } from '../ports.ts';
import { readSmallFile, writeSmallFile } from '../store/small-file.ts';

const keptSchema = z.array(
  z.object({
    id: z.uuid(),
    kind: z.string(),
    /** Boot of the machine in which it was begun. */
    bootId: z.string().default(''),
    expiresAt: z.number(),
    /** null: begun. */
    outcome: commandOutcomeSchema.nullable(),
    isTold: z.boolean(),
  }),
);
type Kept = z.infer<typeof keptSchema>[number];

/** The server never sends again what is past its end; so much later its id may be forgotten. */
const forgetAfterMs = 86_400_000;

/**
 * Which commands were begun here and what became of them: on the disk before one is begun, so that none is done twice, whatever
 * happens between. Pictures are not in it.
 */
export class CommandFile {
  readonly #path: string;
  readonly #bootId: string;
  #kept: Kept[];

  constructor(dataDirectory: string, bootId: string, log: Log) {
    this.#path = join(dataDirectory, 'commands.json');
    this.#bootId = bootId;
    this.#kept = readKept(this.#path, log).map((one) => afterRestart(one, bootId));
  }

  knows(id: string): boolean {
    return this.#kept.some((one) => one.id === id);
  }

  /** On the disk on return. Throws what `writeSmallFile` throws: then it was not begun. */
  begin({ id, expiresAt }: Pick<Command, 'id' | 'expiresAt'>, kind: string, now: UnixMs): void {
    const living = this.#kept.filter((one) => one.expiresAt + forgetAfterMs > now);
    this.#keep([...living, { id, kind, bootId: this.#bootId, expiresAt, outcome: null, isTold: false }]);
  }

  end(id: string, outcome: CommandOutcome): void {
    this.#keep(this.#kept.map((one) => (one.id === id ? { ...one, outcome: withoutPicture(outcome) } : one)));
  }

  told(id: string): void {
    this.#keep(this.#kept.map((one) => (one.id === id ? { ...one, isTold: true } : one)));
  }

  /** What became of commands and the server does not know yet. */
  get untold(): { id: string; outcome: CommandOutcome }[] {
    return this.#kept.flatMap(({ id, outcome, isTold }) => (outcome && !isTold ? [{ id, outcome }] : []));
  }

  /** The screen belongs to another residence now. */
  wipe(): void {
    this.#keep([]);
  }

  #keep(kept: Kept[]): void {
    writeSmallFile(this.#path, JSON.stringify(kept));
    this.#kept = kept;
  }
}

/** What was begun and not ended was cut off, unless the end was what had been ordered: of the host, or of the machine. */
function afterRestart(one: Kept, bootId: string): Kept {
  const isDone = one.kind === 'restart' || (one.kind === 'reboot' && one.bootId !== bootId);
  const outcome: CommandOutcome = isDone
    ? { kind: 'done' }
    : { kind: 'failed', because: 'command.interrupted' };
  return { ...one, outcome: one.outcome ?? outcome };
}

function withoutPicture(outcome: CommandOutcome): CommandOutcome {
  if (outcome.kind !== 'done') return outcome;
  const { picture: _, ...rest } = outcome;
  return rest;
}

/** Without the file a command that is still sent might be done again: that harms nobody. */
function readKept(path: string, log: Log): Kept[] {
  const text = readSmallFile(path);
  if (text === undefined) return [];
  try {
    return keptSchema.parse(JSON.parse(text));
  } catch (error) {
    log.trouble('store.damaged', { file: 'commands.json' }, error);
    return [];
  }
}
