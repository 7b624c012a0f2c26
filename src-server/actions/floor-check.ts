import { floorOfReply } from '#shared/domain/floor.ts';
import type { Reply } from '#shared/domain/help-request.ts';
import type { Residence } from '#shared/domain/residence.ts';
import { slowHash } from '../slow-hash.ts';

/** 16 MB and some 50 ms: it stands in the way of a glance at the wire, not of who computes (ADR 14). */
const cost = { N: 2 ** 14, r: 8, p: 1 };

/** What every screen checks « À quel étage habitez-vous ? » against; null: the request gave no floor. */
export async function floorCheckOf(
  { buildings }: Residence,
  { building, reply }: { building: string | null; reply: Reply },
): Promise<string | null> {
  const level = floorOfReply(buildings, building, reply);
  return level === undefined ? null : slowHash(String(level), cost);
}
