import type { Wish } from '#shared/domain/help-request.ts';
import { dayMs, instantOf, offsetsOf } from '#shared/zoned-time.ts';

/** « Rien ne presse » stays open for so many days before the residence's own days begin to count. */
const noHurryDays = 23;

/** When a help request ends by itself: some days of the residence after the end of the wished day. */
export function helpEndsAt(
  wish: Wish,
  now: number,
  { helpDaysAfterWish, timeZone }: { helpDaysAfterWish: number; timeZone: string },
): number {
  if (wish.kind === 'no-hurry') return now + (noHurryDays + helpDaysAfterWish) * dayMs;
  const lastDay = Date.parse(wish.kind === 'day' ? wish.date : wish.until); // a date alone is read as UTC
  return instantOf(lastDay + (1 + helpDaysAfterWish) * dayMs, offsetsOf(timeZone));
}
