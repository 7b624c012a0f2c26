import { acceptanceAnswerSchema, acceptanceMessageSchema } from './acceptance.ts';
import { actionAnswerSchema, actionMessageSchema, forgottenSchema } from './action.ts';
import { appliedSchema } from './applied.ts';
import { changeSchema, wireItemSchema } from './change.ts';
import { farewellAnswerSchema, farewellSchema } from './farewell.ts';
import { fittingAnswerSchema } from './fitting.ts';
import { healthSchema } from './health.ts';
import { commandResultAnswerSchema, commandResultSchema, commandSchema } from './command.ts';
import { challengeSchema, helloAnswerSchema, helloSchema } from './hello.ts';
import { keyOfferAnswerSchema, keyOfferSchema } from './key-offer.ts';
import { mediaTicketAnswerSchema, mediaTicketSchema } from './media-ticket.ts';
import { numbersLeaseAnswerSchema, numbersLeaseSchema } from './numbers.ts';
import { pullAnswerSchema, pullSchema } from './pull.ts';
import { refusalSchema } from './refusal.ts';
import { residenceLookupAnswerSchema, residenceLookupSchema } from './residence-lookup.ts';
import { screenClaimAnswerSchema, screenClaimSchema } from './screen-claim.ts';
import { fittingSchema, screenSettingsSchema } from '../domain/screen.ts';
import { manifestSchema, snapshotItemsSchema, snapshotPageSchema } from './snapshot.ts';

/**
 * Every message of the current protocol version by its socket.io name, with the schema of its answer (sent
 * through the acknowledgement) where it has one. The contract test hashes this table.
 */
export const protocolMessages = {
  enrol: {
    'residence:lookup': { message: residenceLookupSchema, answer: residenceLookupAnswerSchema },
    'screen:claim': { message: screenClaimSchema, answer: screenClaimAnswerSchema },
    'screen:farewell': { message: farewellSchema, answer: farewellAnswerSchema },
  },
  /** From the screen. */
  up: {
    hello: { message: helloSchema, answer: helloAnswerSchema },
    pull: { message: pullSchema, answer: pullAnswerSchema },
    applied: { message: appliedSchema },
    action: { message: actionMessageSchema, answer: actionAnswerSchema },
    forgotten: { message: forgottenSchema },
    'numbers:lease': { message: numbersLeaseSchema, answer: numbersLeaseAnswerSchema },
    'media:ticket': { message: mediaTicketSchema, answer: mediaTicketAnswerSchema },
    fitting: { message: fittingSchema, answer: fittingAnswerSchema },
    acceptance: { message: acceptanceMessageSchema, answer: acceptanceAnswerSchema },
    health: { message: healthSchema },
    'key:offer': { message: keyOfferSchema, answer: keyOfferAnswerSchema },
    'command:result': { message: commandResultSchema, answer: commandResultAnswerSchema },
  },
  /** From the server. */
  down: {
    challenge: { message: challengeSchema },
    change: { message: changeSchema },
    settings: { message: screenSettingsSchema },
    command: { message: commandSchema },
    /** Taken out of service: wipe the residence's data and return to the wizard. */
    revoked: { message: refusalSchema },
    /** The server closes on purpose or tells of a malformed message. */
    refused: { message: refusalSchema },
  },
  http: {
    manifest: { message: manifestSchema },
    items: { message: snapshotItemsSchema, answer: snapshotPageSchema },
    item: { message: wireItemSchema },
  },
} as const;

/** Delays of the connection, in milliseconds, with their reasons in PROTOCOL.md. */
export const connectionTimes = {
  ping: 20_000,
  pingTimeout: 10_000,
  helloWithin: 5_000,
  answerWithin: 10_000,
  appliedEvery: 5_000,
  healthEvery: 60_000,
  pullEvery: 300_000,
  reconnectFirst: 2_000,
  reconnectMost: 120_000,
} as const;

/** Largest socket.io message in bytes, either way. */
export const maxMessageBytes = 1024 * 1024;
