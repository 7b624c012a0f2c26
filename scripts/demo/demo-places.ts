import type { z } from 'zod';
import type { placeInputSchema } from '#shared/staff-api/resources.ts';
import type { DemoPlace } from './demo-data.ts';
import type { DemoClock } from './resolve-demo-time.ts';

/** The useful addresses as the staff API takes them. */
export function placeBodies(places: DemoPlace[], clock: DemoClock): z.input<typeof placeInputSchema>[] {
  return places.map(
    ({ family, name, whatFor, address, walkMinutes, phone, wheelchair, languages, ...place }) => ({
      family,
      name,
      whatFor,
      address,
      walkMinutes,
      phone,
      openingHours: place.openingHours,
      openingHoursInWords: place.openingHoursInWords,
      wheelchair,
      languages,
      checkedAt: clock.start(place.checked),
    }),
  );
}
