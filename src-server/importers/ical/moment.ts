import { dayOf, instantOf, wallOf } from '#shared/zoned-time.ts';
import type { WallMs, ZoneOffset } from '#shared/zoned-time.ts';
import type { ContentLine } from './content-line.ts';
import { EntryTrouble } from './entry-trouble.ts';
import { readDigits } from './read-digits.ts';
import type { ZoneFinder } from './time-zones.ts';

/** A DATE or DATE-TIME with the zone it is in. */
export type Moment = {
  wall: WallMs;
  /** A whole day: `wall` is its midnight. */
  isDay: boolean;
  isUtc: boolean;
  /** It names no zone: its clock is the residence's. */
  isFloating: boolean;
  offsetAt: ZoneOffset;
};

/** How times without a zone are read, and where the others find theirs. */
export type Zones = { residence: ZoneOffset; find: ZoneFinder };

/** The moments of a DTSTART, DTEND, RDATE, EXDATE or RECURRENCE-ID. Throws EntryTrouble when one cannot be read. */
export function readMoments(line: ContentLine, zones: Zones): Moment[] {
  const written = line.value.split(',').filter((value) => value.trim() !== '');
  return written.map((value) => {
    const digits = readDigits(value);
    if (digits === null) throw new EntryTrouble(`${line.name} is not a date: “${value.slice(0, 40)}”`);
    const isFloating = !digits.isUtc && !line.parameters.get('TZID');
    return { ...digits, isFloating, offsetAt: offsetsFor(digits, line, zones) };
  });
}

/** The instant of a moment, in ms since 1970. */
export function instantOfMoment({ wall, offsetAt }: Moment): number {
  return instantOf(wall, offsetAt);
}

/** The day that people of the residence call it. */
export function dayOfMoment(moment: Moment, zones: Zones): WallMs {
  return dayOf(moment.isUtc ? wallOf(moment.wall, zones.residence) : moment.wall);
}

function offsetsFor(moment: { isDay: boolean; isUtc: boolean }, line: ContentLine, zones: Zones): ZoneOffset {
  if (moment.isUtc) return () => 0;
  const name = line.parameters.get('TZID');
  if (moment.isDay || !name) return zones.residence;
  const offsets = zones.find(name);
  if (offsets === null)
    throw new EntryTrouble(`${line.name} is in a time zone that nobody knows: “${name.slice(0, 60)}”`);
  return offsets;
}
