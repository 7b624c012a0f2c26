import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Database, Role } from '../store/tables.ts';
import { uuidV7 } from '../uuid-v7.ts';
import { decoyPassword, hashPassword, isPassword } from './passwords.ts';

/** Somebody signed in. */
export type Account = { id: string; user: string; role: Role; residences: readonly string[] };

/** A day's work and the evening. */
const sessionMs = 12 * 3_600_000;

/** Accounts of the staff API and their sessions. The database holds neither a password nor a usable token. */
export class Accounts {
  readonly #db: Database;
  readonly #clock: Clock;
  /** Compared with when the user is unknown, so that the answer takes as long. */
  readonly #decoy = decoyPassword();

  constructor(db: Database, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  /** Makes the account, or gives it this password, role and these residences. Returns its id. */
  async keep(account: {
    user: string;
    password: string;
    role: Role;
    residences: readonly string[];
  }): Promise<string> {
    const { user, role } = account;
    const passwordHash = await hashPassword(account.password);
    const now = this.#clock.now();
    return this.#db.transaction().execute(async (tx) => {
      const { id } = await tx
        .insertInto('account')
        .values({ id: uuidV7(now), user, role, passwordHash, createdAt: now })
        .onConflict((conflict) => conflict.column('user').doUpdateSet({ role, passwordHash }))
        .returning('id')
        .executeTakeFirstOrThrow();
      await tx.deleteFrom('accountResidence').where('account', '=', id).execute();
      for (const residence of new Set(account.residences)) {
        await tx.insertInto('accountResidence').values({ account: id, residence }).execute();
      }
      return id;
    });
  }

  /** A new session; undefined when user or password is wrong. */
  async signIn(user: string, password: string): Promise<{ token: string; expiresAt: number } | undefined> {
    const row = await this.#db.selectFrom('account').selectAll().where('user', '=', user).executeTakeFirst();
    const isRight = await isPassword(password, row?.passwordHash ?? this.#decoy);
    if (!row || !isRight) return undefined;
    const token = randomBytes(32).toString('base64url');
    const expiresAt = this.#clock.now() + sessionMs;
    await this.#db
      .insertInto('session')
      .values({ tokenHash: hashOf(token), account: row.id, expiresAt })
      .execute();
    return { token, expiresAt };
  }

  /** Who holds this token; undefined when it is unknown, signed out or expired. */
  async who(token: string): Promise<Account | undefined> {
    const row = await this.#db
      .selectFrom('session')
      .innerJoin('account', 'account.id', 'session.account')
      .select(['account.id', 'account.user', 'account.role'])
      .where('tokenHash', '=', hashOf(token))
      .where('expiresAt', '>', this.#clock.now())
      .executeTakeFirst();
    if (!row) return undefined;
    const residences = await this.#db
      .selectFrom('accountResidence')
      .select('residence')
      .where('account', '=', row.id)
      .execute();
    return { ...row, residences: residences.map(({ residence }) => residence) };
  }

  async signOut(token: string): Promise<void> {
    await this.#db.deleteFrom('session').where('tokenHash', '=', hashOf(token)).execute();
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
