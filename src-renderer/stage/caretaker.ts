import type { Residence } from '#shared/domain/residence.ts';

type Contact = Residence['contacts'][number];

/** The person behind « Parler au gardien »; undefined where the house has none. */
export function caretakerOf(residence: Residence | null): Contact | undefined {
  return residence?.contacts.find(({ id, role }) => id === 'gardien' || /^(gardien|concierge)/i.test(role));
}
