import { createPublicKey } from 'node:crypto';
import type { ErrorCode } from '#shared/error-codes.ts';
import { assertNever } from '#shared/assert-never.ts';
import { screenSettingsSchema } from '#shared/domain/screen.ts';
import { oldestServedVersion } from '#shared/server-protocol/protocol-version.ts';
import type { Answer } from '#shared/server-protocol/refusal.ts';
import type { FoundResidence, ResidenceLookup } from '#shared/server-protocol/residence-lookup.ts';
import type { ClaimedScreen, ScreenClaim } from '#shared/server-protocol/screen-claim.ts';
import type { Clock } from '../clock.ts';
import type { Feed } from '../feed/feed.ts';
import type { Code, CodeCheck, Codes } from '../residences/codes.ts';
import { findResidence, scopesOf } from '../residences/residences.ts';
import type { Database, Tx } from '../store/tables.ts';
import type { Attempts } from './attempts.ts';
import { refuse } from './refuse.ts';
import { countScreens, findScreen } from './screen-rows.ts';

/** Turns a residence code into an enrolled screen. Every refusal is an answer of its own kind. */
export class Enrolment {
  readonly #db: Database;
  readonly #feed: Feed;
  readonly #codes: Codes;
  readonly #attempts: Attempts;
  readonly #clock: Clock;

  constructor(parts: { db: Database; feed: Feed; codes: Codes; attempts: Attempts; clock: Clock }) {
    this.#db = parts.db;
    this.#feed = parts.feed;
    this.#codes = parts.codes;
    this.#attempts = parts.attempts;
    this.#clock = parts.clock;
  }

  /** Whose code is this? Binds nothing. */
  async lookUp(message: ResidenceLookup, address: string): Promise<Answer<FoundResidence>> {
    const checked = await this.#check(this.#db, message, address);
    if (!checked.ok) return checked;
    const residence = await findResidence(this.#db, checked.value.residence);
    if (!residence) return refuse('code.revoked');
    const { street, postcode, city } = residence.address;
    const screens = await countScreens(this.#db, residence.id);
    return { ok: true, value: { name: residence.name, address: { street, postcode, city }, screens } };
  }

  /** Enrols the screen. The same `claimId` with the same key gives the same screen again. */
  async claim(message: ScreenClaim, address: string): Promise<Answer<ClaimedScreen>> {
    if (!isEd25519(message.publicKey)) return refuse('protocol.malformed', { field: 'publicKey' });
    return this.#feed.write(async ({ tx }) => {
      const earlier = await tx
        .selectFrom('screen')
        .selectAll()
        .where('claimId', '=', message.claimId)
        .executeTakeFirst();
      if (earlier && earlier.publicKey !== message.publicKey) return refuse('enrol.refused');
      if (earlier && earlier.revokedAt !== null) return refuse('screen.revoked');
      if (earlier) return { ok: true, value: await this.#claimed(tx, earlier.id, earlier.residence) };
      if (await findScreen(tx, message.claimId)) return refuse('enrol.refused');
      const checked = await this.#check(tx, message, address);
      if (!checked.ok) return checked;
      if (!(await this.#codes.use(tx, checked.value))) return refuse('code.exhausted');
      const screenId = await this.#insert(tx, message, checked.value);
      return { ok: true, value: await this.#claimed(tx, screenId, checked.value.residence) };
    });
  }

  async #check(db: Database | Tx, message: ResidenceLookup, address: string): Promise<Answer<Code>> {
    if (message.protocol < oldestServedVersion) return refuse('protocol.too_old');
    const retryAfterSeconds = this.#attempts.waitSeconds(address, message.code);
    if (retryAfterSeconds > 0) return refuse('enrol.rate_limited', { retryAfterSeconds });
    const check = await this.#codes.check(db, message.code, this.#clock.now());
    if (check.kind === 'usable') return { ok: true, value: check.code };
    if (check.kind === 'unknown') this.#attempts.failed(address, message.code);
    return refuse(refusalOf(check), check.kind === 'expired' ? { since: check.since } : {});
  }

  async #insert(tx: Tx, message: ScreenClaim, code: Code): Promise<string> {
    const id = message.claimId; // a screen that was enrolled from a stick has lived under it already
    await tx
      .insertInto('screen')
      .values({
        id,
        residence: code.residence,
        name: message.screenName,
        claimId: message.claimId,
        publicKey: message.publicKey,
        hardware: JSON.stringify(message.hardware),
        settings: JSON.stringify(screenSettingsSchema.parse({})),
        createdAt: this.#clock.now(),
        revokedAt: null,
        seenAt: null,
        health: null,
        healthAt: null,
        acceptance: null,
      })
      .execute();
    return id;
  }

  async #claimed(tx: Tx, screenId: string, residence: string): Promise<ClaimedScreen> {
    const { name } = await tx
      .selectFrom('scope')
      .select('name')
      .where('id', '=', residence)
      .executeTakeFirstOrThrow();
    const { settings } = await tx
      .selectFrom('screen')
      .select('settings')
      .where('id', '=', screenId)
      .executeTakeFirstOrThrow();
    return {
      screenId,
      residence: { id: residence, name },
      scopes: await scopesOf(tx, residence),
      settings: screenSettingsSchema.parse(JSON.parse(settings)),
    };
  }
}

function refusalOf(check: Exclude<CodeCheck, { kind: 'usable' }>): ErrorCode {
  switch (check.kind) {
    case 'malformed':
      return 'code.malformed';
    case 'wrong-check':
      return 'code.check_sign';
    case 'unknown':
      return 'code.unknown';
    case 'revoked':
      return 'code.revoked';
    case 'expired':
      return 'code.expired';
    case 'exhausted':
      return 'code.exhausted';
    default:
      return assertNever(check);
  }
}

function isEd25519(publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519';
  } catch {
    return false; // OpenSSL throws for everything that is no key
  }
}
