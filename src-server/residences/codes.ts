import { createHmac, randomInt } from 'node:crypto';
import type { Selectable } from 'kysely';
import { codeAlphabet, codeLength, readResidenceCode, withCheckSign } from '#shared/domain/residence-code.ts';
import type { Database, Tables, Tx } from '../store/tables.ts';
import { uuidV7 } from '../uuid-v7.ts';

export type Code = Selectable<Tables['code']>;

/** What a typed code is good for. */
export type CodeCheck =
  | { kind: 'usable'; code: Code }
  | { kind: 'malformed' | 'wrong-check' | 'unknown' | 'revoked' | 'exhausted' }
  | { kind: 'expired'; since: number };

/** Residence codes. The database holds only a keyed hash: a code is shown once, when it is made. */
export class Codes {
  readonly #secret: Buffer;

  constructor(secret: Buffer) {
    this.#secret = secret;
  }

  /** Makes a code; returns its row and the eight signs, which nobody can read again. */
  async create(
    tx: Tx,
    input: { residence: string; screens: number; expiresAt: number | null },
    now: number,
  ): Promise<{ row: Code; code: string }> {
    const code = randomCode();
    const row = {
      ...input,
      id: uuidV7(now),
      codeHash: this.#hash(code),
      used: 0,
      revokedAt: null,
      createdAt: now,
    };
    await tx.insertInto('code').values(row).execute();
    return { row, code };
  }

  /** Reads what was typed and looks it up. Uses nothing up. */
  async check(db: Database | Tx, typed: string, now: number): Promise<CodeCheck> {
    const reading = readResidenceCode(typed);
    if (reading.kind === 'wrong-check') return { kind: 'wrong-check' };
    if (reading.kind !== 'code') return { kind: 'malformed' };
    const code = await db
      .selectFrom('code')
      .selectAll()
      .where('codeHash', '=', this.#hash(reading.code))
      .executeTakeFirst();
    if (!code) return { kind: 'unknown' };
    if (code.revokedAt !== null) return { kind: 'revoked' };
    if (code.expiresAt !== null && code.expiresAt <= now) return { kind: 'expired', since: code.expiresAt };
    return code.used < code.screens ? { kind: 'usable', code } : { kind: 'exhausted' };
  }

  /** Counts one screen; false when another one was faster and none is left. */
  async use(tx: Tx, code: Code): Promise<boolean> {
    const used = await tx
      .updateTable('code')
      .set((e) => ({ used: e('used', '+', 1) }))
      .where('id', '=', code.id)
      .whereRef('used', '<', 'screens')
      .returning('id')
      .executeTakeFirst();
    return used !== undefined;
  }

  #hash(code: string): string {
    return createHmac('sha256', this.#secret).update(`code ${code}`).digest('hex');
  }
}

function randomCode(): string {
  const signs = Array.from({ length: codeLength - 1 }, () =>
    codeAlphabet.charAt(randomInt(codeAlphabet.length)),
  );
  return withCheckSign(signs.join(''));
}
