import type { Wish } from '#shared/domain/help-request.ts';

const dayMs = 86_400_000;

/** « Rien ne presse » lasts so many days before the residence's own days begin to count. */
const noHurryDays = 23;

/** When a help request ends by itself: some days of the residence after the end of the wished day. */
export function helpEndsAt(
  wish: Wish,
  now: number,
  { helpDaysAfterWish, timeZone }: { helpDaysAfterWish: number; timeZone: string },
): number {
  const wished = wish.kind === 'no-hurry' ? now + noHurryDays * dayMs : endOfDay(lastDate(wish), timeZone);
  return wished + helpDaysAfterWish * dayMs;
}

function lastDate(wish: Exclude<Wish, { kind: 'no-hurry' }>): string {
  return wish.kind === 'day' ? wish.date : wish.until;
}

/** The midnight that ends the day `2026-11-24` in the zone, to the hour that summer time may shift. */
function endOfDay(date: string, timeZone: string): number {
  const midnightUtc = Date.parse(`${date}T00:00:00Z`) + dayMs;
  return midnightUtc - offsetMs(midnightUtc, timeZone);
}

/** How far the wall clock of the zone is ahead of UTC. */
function offsetMs(at: number, timeZone: string): number {
  const wall = new Date(at).toLocaleString('sv-SE', { timeZone }); // 2026-11-24 01:00:00
  return Date.parse(`${wall.replace(' ', 'T')}Z`) - at;
}
