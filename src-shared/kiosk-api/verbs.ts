import { z } from 'zod';
import { personActionKinds } from '../actions/action-schemas.ts';
import type { EventAnswer } from '../domain/event-answer.ts';
import type { Fault } from '../domain/fault.ts';
import { requestNumberSchema } from '../domain/help-request.ts';
import type { HelpRequest } from '../domain/help-request.ts';
import type { Proposal } from '../domain/proposal.ts';
import type { Volunteer } from '../domain/volunteer.ts';
import { sha256Schema } from '../domain/media.ts';
import type { Media } from '../domain/media.ts';
import { findingsSchema } from '../domain/acceptance.ts';
import { installerPinSchema } from '../domain/installer-pin.ts';
import { itemIdSchema, languageSchema } from '../domain/primitives.ts';
import { fittingSchema, panelSchema } from '../domain/screen.ts';
import type { ErrorCode } from '../error-codes.ts';
import type { FoundResidence } from '../server-protocol/residence-lookup.ts';
import { wizardSchema } from './setup.ts';
import type { NetworkStep } from './setup.ts';
import { maxSentenceLength } from '../speech/sentences.ts';

/**
 * What the page may ask the host. Arguments are read by the host (`host/bridge/`) with these schemas;
 * answers are typed and trusted by the page: both come from one build.
 */
export const verbArguments = {
  /** Whose code is this? Binds nothing, stores nothing of the residence. */
  'setup.lookup': z.strictObject({ code: z.string().max(32) }),
  /** « Oui, c'est ici »: binds the screen. */
  'setup.enrol': z.strictObject({ code: z.string().max(32), panel: panelSchema }),
  /** How far the installer has come in the wizard; null: « Commencer ». */
  'setup.keep': z.strictObject({ wizard: wizardSchema.nullable() }),
  /** Whose is the enrolment file on the stick? Binds nothing. */
  'setup.file': z.strictObject({}),
  /** « Oui » to that file: binds without a network; the server is told when it comes. */
  'setup.prepare': z.strictObject({ id: z.uuid(), panel: panelSchema }),
  /** Looks at the way to the server, step by step. */
  'setup.network': z.strictObject({}),
  /** The clock is wrong: asks the network for the time. Only before the screen belongs somewhere. */
  'setup.set-clock': z.strictObject({}),
  /** As `installer.fit`, while the wizard is open. */
  'setup.fit': z.strictObject({ fitting: fittingSchema }),
  /** The PIN that follows the corners. */
  'installer.enter': z.strictObject({ pin: installerPinSchema }),
  /** Every other call of an installer carries the ticket of the visit; `auth.required` when that is over. */
  'installer.leave': z.strictObject({ ticket: z.uuid() }),
  /** How the panel hangs and how long people need; told to the server, now or when there is a network. */
  'installer.fit': z.strictObject({ ticket: z.uuid(), fitting: fittingSchema }),
  /** « Oui » to another residence: leaves this one, with all of it, and binds the screen there. */
  'installer.move': z.strictObject({ ticket: z.uuid(), code: z.string().max(32) }),
  /** Turns picture and touch clockwise by so many quarters, and starts the glass anew. `ticket` is null in the wizard. */
  'installer.turn': z.strictObject({ ticket: z.uuid().nullable(), quarters: z.int().min(1).max(3) }),
  /** A self-test is done: the machine adds what it finds of itself, and signs. `ticket` is null in the wizard. */
  'installer.accept': z.strictObject({ ticket: z.uuid().nullable(), findings: findingsSchema }),
  /** Takes the screen out of service: everything of the residence is gone when it answers. */
  'installer.unenrol': z.strictObject({ ticket: z.uuid() }),
  /** Takes what a person did. « C'est noté » may be shown when it answers `kept`: it is on the disk. */
  act: z.strictObject({
    /** UUIDv7 made when the last page of the form opens, so that a double tap is one action. */
    key: z.uuid(),
    kind: personActionKinds,
    /** Payload of the kind; of those in `numberedDrafts` the draft without a number. Read by the host with the kind's schema. */
    payload: z.unknown(),
  }),
  /** Takes back what was just done, of the kinds of `undoKinds`. */
  'act.undo': z.strictObject({ key: z.uuid() }),
  /** The person has gone: what they could still take back leaves now. */
  'session.end': z.strictObject({}),
  /** Where does the request with this number stand? Wrong numbers are counted. */
  'request.follow': z.strictObject({ number: requestNumberSchema }),
  /** The floor that somebody says before they answer for the request with this number. Wrong ones are counted. */
  'request.prove-floor': z.strictObject({ number: requestNumberSchema, level: z.int().min(-5).max(80) }),
  /** A refusal was shown to a person. */
  'outcome.seen': z.strictObject({ key: z.uuid() }),
  /** One sentence as it stands on the glass. Private: it is kept nowhere, and the page has asked whether others may hear it. */
  'speech.say': z.strictObject({
    text: z.string().min(1).max(maxSentenceLength),
    language: languageSchema,
    isPrivate: z.boolean(),
  }),
  /** The bytes of a picture that was announced as ready. */
  'media.read': z.strictObject({ sha256: sha256Schema }),
  /** The glass was dark, and somebody has touched it. */
  'panel.touched': z.strictObject({}),
  /** Every 2 s: the page lives and shows this. */
  heartbeat: z.strictObject({
    screen: z.string().max(40),
    itemId: itemIdSchema.nullable(),
    rev: z.int().min(0).nullable(),
    /** The notice whose title stands in the urgent band. */
    urgentId: itemIdSchema.nullable(),
  }),
} as const;
export type Verb = keyof typeof verbArguments;

/** Why something typed in the wizard was not taken; every code has its own sentence. */
export type SetupRefusal = {
  kind: 'refused';
  because: ErrorCode;
  since?: number;
  retryAfterSeconds?: number;
  reference?: string;
};

/** Whether an installer may come in. `left`: tries until the screen makes wait; `closed`: no PIN is set. */
export type InstallerEntry =
  | { kind: 'open'; ticket: string }
  | { kind: 'wrong'; left: number }
  | { kind: 'wait'; seconds: number }
  | { kind: 'closed' };

/** Whether the machine does what was asked of it; `absent`: it does not do that by itself. */
export type MachineAnswer = 'done' | 'absent' | 'failed';

/** Where a followed request stands. */
export type Following =
  | {
      kind: 'found';
      request: HelpRequest;
      /** `kept`: still in this screen's outbox. */ delivery: 'kept' | 'sent';
      /** Whether the floor must be said before an answer to it. */
      asksFloor: boolean;
    }
  /** What became of the help that somebody offered. */
  | { kind: 'offer'; request: HelpRequest; offerId: string; delivery: 'kept' | 'sent' }
  | { kind: 'proposal'; proposal: Proposal; delivery: 'kept' | 'sent' }
  | { kind: 'volunteer'; volunteer: Volunteer; delivery: 'kept' | 'sent' }
  | { kind: 'answer'; answer: EventAnswer; delivery: 'kept' | 'sent' }
  | { kind: 'fault'; fault: Fault; delivery: 'kept' | 'sent' }
  /** `offline`: it may have been made on another screen and not have come here yet. */
  | { kind: 'unknown'; offline: boolean }
  | { kind: 'wait'; seconds: number };

/** Whether the floor is that of the request. */
export type FloorAnswer = { kind: 'right' } | { kind: 'wrong' } | { kind: 'wait'; seconds: number };

/** Whether an action was taken. `number` with the kinds of `numberedDrafts`, perhaps with those of `perhapsNumberedDrafts`. */
export type Taking =
  | { kind: 'kept'; number: string | null }
  | { kind: 'refused'; because: ErrorCode; field?: string };

/** A sentence as a WAV file in base64, or why nothing is heard. */
export type Saying = { kind: 'audio'; wav: string } | { kind: 'no-voice' };

export type VerbAnswers = {
  'setup.lookup': { kind: 'found'; residence: FoundResidence } | SetupRefusal;
  'setup.enrol': { kind: 'enrolled' } | SetupRefusal;
  'setup.file': { kind: 'found'; id: string; residence: Omit<FoundResidence, 'screens'> } | SetupRefusal;
  'setup.prepare': { kind: 'enrolled' } | SetupRefusal;
  'installer.enter': InstallerEntry;
  'installer.leave': null;
  'setup.keep': null;
  'setup.network': NetworkStep[];
  'setup.set-clock': MachineAnswer;
  'setup.fit': null;
  'installer.move': { kind: 'enrolled' } | SetupRefusal;
  'installer.turn': MachineAnswer;
  'installer.accept': null;
  'installer.fit': null;
  'installer.unenrol': null;
  act: Taking;
  'act.undo': { kind: 'undone' | 'gone' };
  'session.end': null;
  'request.follow': Following;
  'request.prove-floor': FloorAnswer;
  'outcome.seen': null;
  'speech.say': Saying;
  'media.read': { kind: 'picture'; type: Media['type']; /** base64 */ data: string } | { kind: 'absent' };
  'panel.touched': null;
  heartbeat: null;
};
export type VerbArguments = { [V in Verb]: z.input<(typeof verbArguments)[V]> };

/** page → host */
export const callSchema = z.strictObject({
  kind: z.literal('call'),
  id: z.int().min(0),
  verb: z.enum(Object.keys(verbArguments) as [Verb, ...Verb[]]),
  arguments: z.unknown(),
});
export type Call = z.infer<typeof callSchema>;
