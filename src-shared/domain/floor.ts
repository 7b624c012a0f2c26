import type { Reply } from './help-request.ts';
import type { Building } from './residence.ts';

/** The floor of the door that a request gave; undefined when it gave none, or one that could be on several floors. */
export function floorOfReply(
  buildings: readonly Building[],
  building: string | null,
  reply: Reply,
): number | undefined {
  if (!('door' in reply)) return undefined;
  const houses = building === null ? buildings : buildings.filter(({ id }) => id === building);
  const floors = houses.flatMap((house) => house.floors).filter(({ doors }) => doors.includes(reply.door));
  const [level, ...others] = new Set(floors.map((floor) => floor.level));
  return others.length > 0 ? undefined : level;
}
