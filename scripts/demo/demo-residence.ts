import type { z } from 'zod';
import type { residenceInputSchema } from '#shared/staff-api/resources.ts';
import type { DemoResidence } from './demo-data.ts';

/** The invented residence as the staff API takes it. */
export function residenceBody(residence: DemoResidence): z.input<typeof residenceInputSchema> {
  const { id, name, address, position, timeZone, buildings } = residence;
  return {
    id,
    name,
    address,
    position: { latitude: position.latitude, longitude: position.longitude },
    timeZone,
    setting: 'sea',
    languages: [residence.languages.house, ...residence.languages.others],
    buildings,
    sharedPlaces: residence.sharedPlaces.map((place) => ({ name: place.name, building: place.building })),
    contacts: residence.contacts.map(
      ({ id: contact, role, name: who, phone, place, openingHours, says }) => ({
        id: contact,
        role,
        name: who,
        phone,
        place,
        openingHours,
        says,
      }),
    ),
    emergencyNumbers: residence.emergencyNumbers.map((entry) => ({
      number: entry.number,
      name: entry.name,
      what: entry.for,
    })),
  };
}
