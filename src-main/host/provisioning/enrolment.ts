import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { fittingSchema, panelSchema, screenSettingsSchema } from '#shared/domain/screen.ts';
import type { Fitting, ScreenSettings } from '#shared/domain/screen.ts';
import { scopeIdSchema } from '#shared/server-protocol/scope.ts';
import type { ClaimedScreen } from '#shared/server-protocol/screen-claim.ts';
import type { Log } from '../ports.ts';
import { readSmallFile, writeSmallFile } from '../store/small-file.ts';

const enrolmentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  /** A claim that was, or is about to be, sent: its id is kept so that a lost answer gives the same screen again. */
  z.object({ kind: z.literal('claiming'), claimId: z.uuid(), code: z.string() }),
  z.object({
    kind: z.literal('enrolled'),
    screenId: z.uuid(),
    screenName: z.string(),
    residence: z.object({ id: scopeIdSchema, name: z.string() }),
    scopes: z.array(scopeIdSchema),
    settings: screenSettingsSchema,
    panel: panelSchema,
    /** What an installer decided here and the server has not taken over yet. */
    fitting: fittingSchema.nullable().default(null),
    /** Enrolled from a stick: what the server has to be told yet. The id of the screen is that of the claim. */
    claim: z.object({ claimId: z.uuid(), code: z.string() }).nullable().default(null),
  }),
  z.object({ kind: z.literal('revoked') }),
]);

/** Where this screen belongs. */
export type Enrolment = z.infer<typeof enrolmentSchema>;

/**
 * The enrolment, in a small file beside the key: neither a lost cache nor a damaged outbox may send
 * an installer to the hall.
 */
export class EnrolmentFile {
  readonly #directory: string;
  readonly #path: string;
  readonly #listeners = new Set<() => void>();
  #current: Enrolment;

  constructor(dataDirectory: string, log: Log) {
    this.#directory = join(dataDirectory, 'identity');
    this.#path = join(this.#directory, 'enrolment.json');
    mkdirSync(this.#directory, { recursive: true, mode: 0o700 });
    this.#current = readEnrolment(this.#path, log);
  }

  get current(): Enrolment {
    return this.#current;
  }

  /** Calls back after each change. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** On the disk on return. */
  set(enrolment: Enrolment): void {
    writeSmallFile(this.#path, JSON.stringify(enrolment));
    this.#current = enrolment;
    for (const listener of this.#listeners) listener();
  }

  /** Takes what the server decided of this screen, but for what it was not told yet. Throws what `set` throws. */
  applySettings(decided: ScreenSettings): void {
    if (this.#current.kind !== 'enrolled') return;
    const settings = { ...decided, ...this.#current.fitting?.delays };
    if (!isDeepStrictEqual(this.#current.settings, settings)) this.set({ ...this.#current, settings });
  }

  /** Takes what an installer decided. Throws what `set` throws. */
  applyFitting(fitting: Fitting): void {
    if (this.#current.kind !== 'enrolled') return;
    const settings = { ...this.#current.settings, ...fitting.delays };
    this.set({ ...this.#current, panel: fitting.panel, settings, fitting });
  }

  get untoldFitting(): Fitting | null {
    return this.#current.kind === 'enrolled' ? this.#current.fitting : null;
  }

  /** The server has taken it over, with these settings; unless the installer has thought better since. */
  fittingTold(fitting: Fitting, settings: ScreenSettings): void {
    if (this.#current.kind === 'enrolled' && isDeepStrictEqual(this.#current.fitting, fitting))
      this.set({ ...this.#current, settings, fitting: null });
  }

  /** The server has taken the screen that was enrolled from a stick. */
  claimTold({ screenId, residence, scopes, settings: decided }: ClaimedScreen): void {
    if (this.#current.kind !== 'enrolled') return;
    const settings = { ...decided, ...this.#current.fitting?.delays };
    this.set({ ...this.#current, screenId, residence, scopes, settings, claim: null });
  }

  /** Taken out of service: only that word is left; the key goes too. */
  revoke(): void {
    this.set({ kind: 'revoked' });
    for (const name of ['key.pem', 'next-key.pem']) rmSync(join(this.#directory, name), { force: true });
  }
}

function readEnrolment(path: string, log: Log): Enrolment {
  const text = readSmallFile(path);
  if (text === undefined) return { kind: 'none' };
  try {
    return enrolmentSchema.parse(JSON.parse(text));
  } catch (error) {
    log.trouble('identity.unreadable', { file: 'enrolment.json' }, error);
    return { kind: 'none' };
  }
}
