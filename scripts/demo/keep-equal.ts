import type { StaffSession } from './staff-session.ts';

type Wanted<Body> = {
  bodies: Body[];
  /** What makes it the same thing on another day. */
  keyOf: (item: Body) => string;
  /** Whether the demo made it. */
  isOurs: (item: Body & Kept) => boolean;
  /** False: an item that is there already is left as people have made it. */
  changes?: boolean;
};

/** What the server adds; events that came with a calendar name it. */
type Kept = { id: string; source?: string | null };

/**
 * Makes the demo's items of one list equal to what they are to be: what is missing is published, what
 * differs is changed, what the demo made on an earlier day and no longer has is withdrawn. What anybody
 * else wrote stays, and an item that goes on keeps its id, and with it the answers of people.
 */
export async function keepEqual<Body extends object>(
  staff: StaffSession,
  path: string,
  { bodies, keyOf, isOurs, changes = true }: Wanted<Body>,
): Promise<void> {
  const missing = new Map(bodies.map((body) => [keyOf(body), body]));
  for (const item of (await staff.list<Body & Kept>(path)).filter(isOurs)) {
    const body = missing.get(keyOf(item));
    missing.delete(keyOf(item));
    if (body === undefined) await staff.send('DELETE', `${path}/${item.id}`);
    else if (changes && !isSame(body, item)) await staff.send('PATCH', `${path}/${item.id}`, body);
  }
  for (const body of missing.values()) await staff.send('POST', path, body);
}

/** Whether an item has all that a body says. */
function isSame(body: unknown, item: unknown): boolean {
  if (typeof body !== 'object' || body === null) return body === item;
  if (typeof item !== 'object' || item === null) return false;
  return Object.entries(body).every(([name, value]) =>
    isSame(value, (item as Record<string, unknown>)[name]),
  );
}
