import { arch, platform } from 'node:os';
import type { z } from 'zod';
import { readResidenceCode } from '#shared/domain/residence-code.ts';
import { screenSettingsSchema } from '#shared/domain/screen.ts';
import type { Panel } from '#shared/domain/screen.ts';
import type { ErrorCode } from '#shared/error-codes.ts';
import type { SetupRefusal, VerbAnswers } from '#shared/kiosk-api/verbs.ts';
import { KioskError } from '#shared/kiosk-error.ts';
import { connectionTimes } from '#shared/server-protocol/events.ts';
import type { PreparedEnrolment } from '#shared/server-protocol/enrolment-file.ts';
import { protocolVersion } from '#shared/server-protocol/protocol-version.ts';
import type { Answer, Refusal } from '#shared/server-protocol/refusal.ts';
import { residenceLookupAnswerSchema } from '#shared/server-protocol/residence-lookup.ts';
import { screenClaimAnswerSchema } from '#shared/server-protocol/screen-claim.ts';
import type { ClaimedScreen } from '#shared/server-protocol/screen-claim.ts';
import { askServer } from '../ask-server.ts';
import type { Chance, Clock, Log, ServerLink, UnixMs } from '../ports.ts';
import type { EnrolmentFile } from './enrolment.ts';
import type { Identity } from './identity.ts';

type Parts = {
  link: ServerLink;
  clock: Clock;
  chance: Chance;
  log: Log;
  enrolment: EnrolmentFile;
  identity: () => Identity;
  hasNetwork: () => boolean;
  screenName: string;
  app: string;
  /** No true clock can be before it. */
  builtAt: UnixMs;
  signal: AbortSignal;
};

type Setup = VerbAnswers['setup.enrol'];

/** Refusals that the wizard has a sentence of its own for; every other one is `enrol.refused` with a reference. */
const tellable: ReadonlySet<ErrorCode> = new Set([
  'code.malformed',
  'code.check_sign',
  'code.unknown',
  'code.expired',
  'code.exhausted',
  'code.revoked',
  'enrol.rate_limited',
]);

/** Trouble that goes away without anybody coming. */
const passing: ReadonlySet<ErrorCode> = new Set([
  'server.unreachable',
  'server.no_network',
  'server.busy',
  'clock.wrong',
  'enrol.rate_limited',
  'store.full',
]);

/** Binds the screen to a residence. Every way in which that can fail is an answer of its own kind. */
export class Provisioning {
  readonly #parts: Parts;
  #running: Promise<Setup> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Whose code is this? Binds nothing and keeps nothing. */
  async lookUp(typed: string): Promise<VerbAnswers['setup.lookup']> {
    const reading = readCode(typed);
    if (reading.kind === 'refused') return reading;
    const message = { protocol: protocolVersion, code: reading.code };
    const asked = await this.#ask('residence:lookup', message, residenceLookupAnswerSchema);
    return asked.ok ? { kind: 'found', residence: asked.value } : this.#explain(asked.refusal);
  }

  /** Binds. Two presses are one claim; a claim whose answer was lost is repeated under its old id. */
  async enrol(typed: string, panel: Panel): Promise<Setup> {
    this.#running ??= this.#enrol(typed, panel)
      .catch((error: unknown) => this.#explainTrouble(error))
      .finally(() => (this.#running = undefined));
    return this.#running;
  }

  /** Enrols with the code of the configuration, if it has one, for as long as only the network is missing. */
  async enrolUnattended(code: string | undefined, panel: Panel): Promise<void> {
    const { clock, chance, log, enrolment, signal } = this.#parts;
    for (let failures = 0; code !== undefined && !signal.aborted && isWaiting(enrolment); failures++) {
      const setup = await this.enrol(code, panel);
      if (setup.kind === 'enrolled') return;
      log.trouble(setup.because, { during: 'enrolment' });
      if (!passing.has(setup.because)) return; // a person has to look at it: the wizard stays
      const widest = Math.min(connectionTimes.reconnectMost, connectionTimes.reconnectFirst * 2 ** failures);
      await clock.delay(Math.max(chance.random() * widest, (setup.retryAfterSeconds ?? 0) * 1000), signal);
    }
  }

  /** Binds without a network, from a file that the server signed: whatever happens meanwhile waits on the disk. */
  prepare({ code, residence: { id, name } }: PreparedEnrolment, panel: Panel): void {
    const { enrolment, identity, chance, screenName, log } = this.#parts;
    identity(); // the key is there before anything is signed with it
    const claimId = chance.uuid7();
    enrolment.set({
      kind: 'enrolled',
      screenId: claimId,
      screenName,
      residence: { id, name },
      scopes: [id],
      settings: screenSettingsSchema.parse({}),
      panel,
      fitting: null,
      claim: { claimId, code },
    });
    log.note('enrolled from a stick', { screenId: claimId, residence: id });
  }

  /** Tells the server of a screen that was enrolled from a stick, for as long as only the network is missing. */
  async tellClaim(signal: AbortSignal): Promise<'told' | 'refused' | 'stopped'> {
    const { clock, chance, log, enrolment } = this.#parts;
    for (let failures = 0; !signal.aborted; failures++) {
      const { current } = enrolment;
      if (current.kind !== 'enrolled' || !current.claim) return 'told';
      const asked = await this.#claim(current.claim, current.panel);
      if (asked.ok) {
        enrolment.claimTold(asked.value);
        return 'told';
      }
      const { code, retryAfterSeconds = 0 } = asked.refusal;
      log.trouble(code, { during: 'enrolment' });
      if (isFinal(asked.refusal)) return 'refused';
      const widest = Math.min(connectionTimes.reconnectMost, connectionTimes.reconnectFirst * 2 ** failures);
      await clock.delay(Math.max(chance.random() * widest, retryAfterSeconds * 1000), signal);
    }
    return 'stopped';
  }

  async #enrol(typed: string, panel: Panel): Promise<Setup> {
    const reading = readCode(typed);
    if (reading.kind === 'refused') return reading;
    if (this.#parts.enrolment.current.kind === 'enrolled') return { kind: 'enrolled' };
    const { code } = reading;
    const asked = await this.#claim({ claimId: this.#claimIdFor(code), code }, panel);
    if (asked.ok) return this.#bind(asked.value, panel);
    if (isFinal(asked.refusal)) this.#parts.enrolment.set({ kind: 'none' });
    return this.#explain(asked.refusal);
  }

  #claim(claim: { claimId: string; code: string }, panel: Panel): Promise<Answer<ClaimedScreen>> {
    const { app, identity, screenName } = this.#parts;
    const hardware = { platform: platform(), architecture: arch(), app, panel };
    const { publicKey } = identity();
    const message = { protocol: protocolVersion, ...claim, publicKey, screenName, hardware };
    return this.#ask('screen:claim', message, screenClaimAnswerSchema);
  }

  /** On the disk before the claim is sent. Another code is another claim. */
  #claimIdFor(code: string): string {
    const { enrolment, chance } = this.#parts;
    const { current } = enrolment;
    if (current.kind === 'claiming' && current.code === code) return current.claimId;
    const claimId = chance.uuid7();
    enrolment.set({ kind: 'claiming', claimId, code });
    return claimId;
  }

  #bind({ screenId, residence, scopes, settings }: ClaimedScreen, panel: Panel): Setup {
    const { enrolment, screenName, log } = this.#parts;
    enrolment.set({
      kind: 'enrolled',
      screenId,
      screenName,
      residence,
      scopes,
      settings,
      panel,
      fitting: null,
      claim: null,
    });
    log.note('enrolled', { screenId, residence: residence.id });
    return { kind: 'enrolled' };
  }

  async #ask<T>(name: string, message: unknown, answer: z.ZodType<Answer<T>>): Promise<Answer<T>> {
    const { link, signal } = this.#parts;
    const connection = await link.connect('/enrol', signal);
    if (!connection) return refuse(this.#whyUnreachable());
    const asked = await askServer(this.#parts, connection, { name, message, answer });
    connection.close();
    if (asked.kind === 'answer') return asked.value;
    return refuse(asked.kind === 'malformed' ? 'protocol.malformed' : 'server.unreachable');
  }

  /** A certificate is not valid yet by a clock that has lost its battery: that sends the installer elsewhere. */
  #whyUnreachable(): ErrorCode {
    const { hasNetwork, clock, builtAt } = this.#parts;
    if (!hasNetwork()) return 'server.no_network';
    return clock.now() < builtAt ? 'clock.wrong' : 'server.unreachable';
  }

  /** The disk is full or cannot be written: nothing was bound. */
  #explainTrouble(error: unknown): SetupRefusal {
    if (!(error instanceof KioskError)) throw error;
    this.#parts.log.trouble(error.code, { during: 'enrolment' }, error);
    return { kind: 'refused', because: error.code };
  }

  #explain({ code, since, retryAfterSeconds }: Refusal): SetupRefusal {
    if (code.startsWith('server.') || code === 'clock.wrong' || tellable.has(code)) {
      return {
        kind: 'refused',
        because: code,
        ...(since === undefined ? {} : { since }),
        ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
      };
    }
    const reference = String(Math.floor(1000 + this.#parts.chance.random() * 9000));
    this.#parts.log.trouble('enrol.refused', { code, reference });
    return { kind: 'refused', because: 'enrol.refused', reference };
  }
}

type ReadCode = { kind: 'code'; code: string } | (SetupRefusal & { kind: 'refused' });

/** Slips are found here, without a network. */
function readCode(typed: string): ReadCode {
  const reading = readResidenceCode(typed);
  if (reading.kind === 'code') return reading;
  return { kind: 'refused', because: reading.kind === 'wrong-check' ? 'code.check_sign' : 'code.malformed' };
}

const refuse = (code: ErrorCode): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: { code, message: '' },
});

/** After a clear no the claim is over; after silence it may have been heard. */
const isFinal = ({ code }: Refusal) =>
  code.startsWith('code.') || code === 'screen.revoked' || code === 'enrol.refused';

const isWaiting = ({ current }: EnrolmentFile) => current.kind === 'none' || current.kind === 'claiming';
