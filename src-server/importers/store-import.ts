import { createHash } from 'node:crypto';
import { eventSchema } from '#shared/domain/event.ts';
import type { Event } from '#shared/domain/event.ts';
import type { ImportResult } from '#shared/staff-api/resources.ts';
import { seatsTaken } from '../actions/event-actions.ts';
import type { FeedWriter, ItemDraft } from '../feed/feed.ts';
import { listItems } from '../feed/items.ts';
import type { CalendarOccurrence, CalendarReading } from './calendar-reading.ts';

const longestId = 200;

/**
 * Makes the events of a residence equal to a calendar: ids stay the same from import to import, so a
 * second run changes and withdraws, never doubles. What is unchanged takes no revision. Only events of
 * the same import name are touched.
 */
export async function storeImport(
  writer: FeedWriter,
  target: { scope: string; name: string },
  reading: CalendarReading,
): Promise<ImportResult> {
  await writer.lock(target.scope);
  const before = await eventsOfImport(writer, target);
  const skipped = [...reading.skipped];
  const after = new Map<string, Event>();
  for (const occurrence of reading.occurrences) {
    const id = importedId(target.name, occurrence);
    const own = await ownFields(writer, target.scope, before.get(id));
    const event = eventSchema.safeParse({ ...occurrence.draft, ...own, id, source: target.name });
    if (event.success) after.set(id, event.data);
    else skipped.push({ uid: occurrence.uid, reason: event.error.issues[0]?.message ?? 'is wrong' });
  }
  const created = [...after.values()].filter(({ id }) => !before.has(id));
  const changed = [...after.values()].filter(
    (event) => before.has(event.id) && !isSame(before.get(event.id), event),
  );
  const gone = [...before.keys()].filter((id) => !after.has(id));
  const drafts: ItemDraft[] = [
    ...[...created, ...changed].map((value) => ({ id: value.id, kind: 'event', value })),
    ...gone.map((id) => ({ id, kind: 'event', value: null })),
  ];
  if (drafts.length > 0) await writer.publish(target.scope, drafts);
  const unchanged = after.size - created.length - changed.length;
  return { created: created.length, changed: changed.length, unchanged, withdrawn: gone.length, skipped };
}

/** What no calendar knows: whether people answer here, how many may come, how many do, a picture. */
async function ownFields(
  { tx }: FeedWriter,
  scope: string,
  before: Event | undefined,
): Promise<Partial<Event>> {
  if (!before) return {};
  const { answers, capacity, seatsTakenElsewhere, picture } = before;
  const taken = await seatsTaken(tx, scope, before);
  return { answers, capacity, seatsTakenElsewhere, picture, seatsTaken: taken };
}

/** `name:uid:recurrenceId`, hashed when a calendar's own id is too long for ours. */
function importedId(name: string, { uid, recurrenceId }: CalendarOccurrence): string {
  const id = `${name}:${uid}:${recurrenceId ?? ''}`.toWellFormed();
  return id.length <= longestId ? id : `${name}:${createHash('sha256').update(id).digest('hex')}`;
}

async function eventsOfImport(
  { tx }: FeedWriter,
  { scope, name }: { scope: string; name: string },
): Promise<Map<string, Event>> {
  const events = await listItems(tx, scope, 'event', { limit: 100_000 });
  return new Map(events.filter(({ source }) => source === name).map((event) => [event.id, event]));
}

function isSame(a: Event | undefined, b: Event): boolean {
  return JSON.stringify(a) === JSON.stringify(b); // both come out of the same schema, so the order of keys is its
}
