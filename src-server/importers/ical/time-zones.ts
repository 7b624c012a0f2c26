import { offsetsOf } from '#shared/zoned-time.ts';
import type { ZoneOffset } from '#shared/zoned-time.ts';
import { readContentLine, textOf } from './content-line.ts';
import type { StepBudget } from './recurrence-rule.ts';
import type { Component } from './split-components.ts';
import { readTimeZone } from './vtimezone.ts';
import { windowsZones } from './windows-zones.ts';

/** Finds the offsets that a TZID means; null: nobody knows the name, and a guess could show a wrong hour. */
export type ZoneFinder = (name: string) => ZoneOffset | null;

/**
 * Where offsets come from, best first: the IANA zone of that name, the one that Windows means, the one at
 * the end of a path (`/mozilla.org/20070129_1/Europe/Berlin`), the VTIMEZONE of the file, and last what the
 * words say: a town (« Amsterdam, Berlin, … »), a family (« Eastern Time (US & Canada) »), an offset (`UTC+01`).
 */
export function findZones(
  zones: Component[],
  period: { from: number; until: number },
  budget: StepBudget,
): ZoneFinder {
  const inFile = new Map(zones.flatMap((zone) => idsOf(zone).map((id) => [id, zone] as const)));
  const known = new Map<string, ZoneOffset | null>();
  const find = (name: string): ZoneOffset | null => {
    const iana = ianaName(name) ?? windowsNames.get(name) ?? ianaName(name.split('/').slice(-2).join('/'));
    if (iana !== undefined) return offsetsOf(iana);
    const zone = inFile.get(name);
    const offsets = zone && readTimeZone(zone, period, budget);
    if (offsets) return offsets;
    const meant = zoneInWords(name);
    return meant === undefined ? null : offsetsOf(meant);
  };
  return (written) => {
    const name = written.trim();
    const offsets = known.has(name) ? (known.get(name) ?? null) : find(name);
    known.set(name, offsets);
    return offsets;
  };
}

/** A TZID parameter keeps its backslashes; the property escapes its commas. */
function idsOf(zone: Component): string[] {
  const lines = zone.lines.map(readContentLine).filter((line) => line?.name === 'TZID');
  return lines.flatMap((line) => (line === null ? [] : [textOf(line).trim()]));
}

function ianaName(name: string): string | undefined {
  return ianaNames.get(name.toLowerCase()) ?? (isZone(name) ? name : undefined);
}

/** Old names (`US/Pacific`, `Europe/Kiev`) are known to Intl and missing in its list. */
function isZone(name: string): boolean {
  if (!/^[A-Za-z][\w+/-]*$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false; // RangeError: not a zone
  }
}

function zoneInWords(name: string): string | undefined {
  const words = name.split(/[,;:/()&]+/).map((word) => word.trim().toLowerCase());
  const town = words.map((word) => zonesByTown.get(word)).find((zone) => zone !== undefined);
  const [, family] = /([A-Z][\w. ]*?) Time\b/.exec(name) ?? [];
  const [, sign, hours, minutes = '00'] = /(?:UTC|GMT)\s*([+-])(\d{1,2}):?(\d\d)?/i.exec(name) ?? [];
  const offset = hours === undefined ? undefined : `${sign}${hours.padStart(2, '0')}:${minutes}`;
  return town ?? windowsNames.get(`${family} Standard Time`) ?? offset;
}

const windowsNames = new Map(Object.entries(windowsZones));
const ianaList = Intl.supportedValuesOf('timeZone');
const ianaNames = new Map(ianaList.map((zone) => [zone.toLowerCase(), zone]));
const zonesByTown = new Map(
  ianaList
    .filter((zone) => zone.includes('/') && !zone.startsWith('Etc/'))
    .map((zone) => [
      zone
        .slice(zone.lastIndexOf('/') + 1)
        .replaceAll('_', ' ')
        .toLowerCase(),
      zone,
    ]),
);
