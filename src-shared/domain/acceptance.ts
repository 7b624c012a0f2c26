import { z } from 'zod';
import { fiveKeySchema } from '../five-key.ts';
import type { FiveKey } from '../five-key.ts';
import { networkStepNames } from '../kiosk-api/setup.ts';
import { unixMsSchema } from './primitives.ts';
import { panelSchema } from './screen.ts';

/** What a person found out at the glass. Lengths in mm, heights above the floor. */
export const findingsSchema = z.object({
  touch: z.object({
    cells: z.int().min(1).max(10_000),
    /** Where cells were that no finger could paint. */
    dead: z.array(z.object({ fromMm: z.int(), toMm: z.int() })).max(100),
    /** Touches while nobody touched, in ten seconds. */
    ghosts: z.int().min(0).max(100_000),
    /** The furthest that one of nine touches lay from its cross. */
    worstMm: z.number().min(0).max(10_000),
    /** Of fingers held still: how many were felt at once, and how far one seemed to move; null: nobody asked, or not told. */
    hold: z
      .object({ fingers: z.int().min(0).max(100), driftMm: z.number().min(0).max(10_000).nullable() })
      .nullable()
      .default(null),
  }),
  /** Every colour was even, without a dot. */
  areColoursEven: z.boolean(),
  sound: z.object({
    /** The bell. */
    isHeard: z.boolean(),
    /** A sentence read aloud. */
    isVoiceHeard: z.boolean(),
    /** At 0.6 m, with a meter; null: nobody had one. */
    decibels: z.int().min(30).max(120).nullable(),
    /** The sentence, in headphones; null: nobody asked, or there is no socket. */
    areHeadphonesHeard: z.boolean().nullable().default(null),
  }),
  /** The keys of the keypad that were felt; null: nobody asked, or none is fitted. */
  keypad: z.array(fiveKeySchema).max(fiveKeySchema.options.length).nullable().default(null),
  /** The installer has taken a picture of a tape beside the lines of the reach ruler; null: nobody asked. */
  isReachPhotographed: z.boolean().nullable().default(null),
  /** Whether its sensor saw the installer come near, and go; null: the screen has none, or nobody asked. */
  presence: z.object({ isNearSeen: z.boolean(), isAwaySeen: z.boolean() }).nullable().default(null),
});
export type Findings = z.infer<typeof findingsSchema>;

/** What the machine found out about itself. */
export const measuresSchema = z.object({
  network: z.array(z.object({ name: z.enum(networkStepNames), state: z.enum(['ok', 'failed', 'unknown']) })),
  storage: z.object({
    freeBytes: z.number().min(0),
    /** What was written could be read back. */
    isWritable: z.boolean(),
    areDatabasesSound: z.boolean(),
  }),
  /** null: the server has not told the time yet. */
  clock: z.object({ offsetMs: z.number().nullable() }),
});
export type Measures = z.infer<typeof measuresSchema>;

/** The acceptance report of a screen: what it was when an installer left it. */
export const acceptanceSchema = findingsSchema.extend({
  ...measuresSchema.shape,
  screenId: z.uuid(),
  at: unixMsSchema,
  app: z.string().max(40),
  panel: panelSchema,
});
export type Acceptance = z.infer<typeof acceptanceSchema>;

const acceptedMm = 5;
/** What fingers that are held still may seem to move. */
const driftMm = 3;
const leastFreeBytes = 200 * 1024 ** 2;
const mostClockMs = 300_000;
/** Where controls stand: from the lower row to the top of lists. */
const controls = { fromMm: 900, toMm: 1300 };

export const acceptanceLines = [
  'touch',
  'ghosts',
  'aim',
  'hold',
  'colours',
  'sound',
  'voice',
  'headphones',
  'keypad',
  'photo',
  'presence',
  'network',
  'storage',
  'clock',
] as const;
export type AcceptanceLine = (typeof acceptanceLines)[number];

/** Whether a line of the report is red, and whether the screen must not go into service with it. */
export function verdictOf(
  line: AcceptanceLine,
  report: Findings & Measures,
): { isGood: boolean; isBlocking: boolean } {
  const { touch, areColoursEven, sound, keypad, isReachPhotographed, presence, network, storage, clock } =
    report;
  const good = (isGood: boolean) => ({ isGood, isBlocking: false });
  const needed = (isGood: boolean) => ({ isGood, isBlocking: !isGood });
  switch (line) {
    case 'touch':
      return {
        isGood: touch.dead.length === 0,
        isBlocking: touch.dead.some(({ fromMm, toMm }) => toMm > controls.fromMm && fromMm < controls.toMm),
      };
    case 'ghosts':
      return good(touch.ghosts === 0);
    case 'aim':
      return good(touch.worstMm <= acceptedMm);
    case 'hold':
      return good(
        touch.hold === null || (touch.hold.fingers >= 2 && (touch.hold.driftMm ?? Infinity) <= driftMm),
      );
    case 'colours':
      return good(areColoursEven);
    case 'sound':
      return good(sound.isHeard);
    case 'voice':
      return good(sound.isVoiceHeard);
    case 'headphones':
      return good(sound.areHeadphonesHeard !== false);
    case 'keypad':
      return good(keypad === null || missingKeys(keypad).length === 0);
    case 'photo':
      return good(isReachPhotographed !== false);
    case 'presence':
      return good(presence === null || (presence.isNearSeen && presence.isAwaySeen));
    case 'network':
      return good(network.every(({ state }) => state === 'ok'));
    case 'storage':
      return needed(storage.isWritable && storage.areDatabasesSound && storage.freeBytes >= leastFreeBytes);
    case 'clock':
      return needed(clock.offsetMs === null || Math.abs(clock.offsetMs) <= mostClockMs);
  }
}

/** The keys of a keypad that were not felt. */
export function missingKeys(felt: readonly FiveKey[]): FiveKey[] {
  return fiveKeySchema.options.filter((key) => !felt.includes(key));
}

/** Whether nothing in the report keeps the screen from its service. */
export function mayServe(report: Findings & Measures): boolean {
  return acceptanceLines.every((line) => !verdictOf(line, report).isBlocking);
}
