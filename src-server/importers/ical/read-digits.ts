import type { WallMs } from '#shared/zoned-time.ts';

/** `20260714`, `20260714T190000`, `20260714T170000Z`; of a period (`…/PT1H`) the start. Null: none of them. */
export function readDigits(text: string): { wall: WallMs; isDay: boolean; isUtc: boolean } | null {
  const [, year, month, day, time, hour, minute, second, utc] = digits.exec(text.trim()) ?? [];
  const wall = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour ?? 0),
    Number(minute ?? 0),
    Number(second ?? 0),
  );
  if (Number.isNaN(wall) || new Date(wall).getUTCMonth() !== Number(month) - 1 || Number(hour ?? 0) > 23)
    return null;
  return { wall, isDay: time === undefined, isUtc: utc !== undefined };
}

const digits = /^(\d{4})-?(\d\d)-?(\d\d)(T(\d\d):?(\d\d):?(\d\d)?(Z)?)?Z?(?:\/.*)?$/i;
