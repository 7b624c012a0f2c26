import type { Residence } from '#shared/domain/residence.ts';

/** Words after which a bare number is a door. */
const doorWords = 'portes?|appartements?|appt?\\.?|logements?|studios?|lots?|n°|numéros?';

/**
 * The doors of the residence that a text names. A number alone is none (« article 12 »): it needs a word like
 * « porte » before it; a sign like « B12 » is one wherever it stands.
 */
export function namedDoors(text: string, { buildings }: Pick<Residence, 'buildings'>): string[] {
  const doors = new Set(buildings.flatMap(({ floors }) => floors.flatMap((floor) => floor.doors)));
  return [...doors].filter((door) => {
    const isTelling = /\p{L}/u.test(door) && /\d/.test(door);
    const before = isTelling ? '(?<![\\p{L}\\p{N}])' : `(?<![\\p{L}\\p{N}])(?:${doorWords})\\s*(?:n°\\s*)?`;
    return new RegExp(`${before}${literally(door)}(?![\\p{L}\\p{N}])`, 'iu').test(text);
  });
}

function literally(sign: string): string {
  return sign.replace(/[\^$.*+?()[\]{}|\\/]/g, '\\$&');
}
