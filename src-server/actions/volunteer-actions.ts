import type { ActionPayload } from '#shared/actions/action-schemas.ts';
import { volunteerDays, volunteerSchema } from '#shared/domain/volunteer.ts';
import type { Volunteer } from '#shared/domain/volunteer.ts';
import { dayMs } from '#shared/zoned-time.ts';
import type { FeedWriter } from '../feed/feed.ts';
import { restNumbers, useNumber } from '../screens/number-leases.ts';
import { refused } from './outcome.ts';
import type { Acting, Outcome } from './outcome.ts';

/** Somebody would help, whoever asks. The person is for staff alone; the feed says that it waits. */
export async function volunteer(acting: Acting, said: ActionPayload<'help.volunteer'>): Promise<Outcome> {
  const { writer, screen, key, now } = acting;
  const { residence } = screen;
  if (!(await useNumber(writer.tx, { residence, screen: screen.id }, said.number, key, now)))
    return refused('request.no_number');
  const { firstName, floor, phone, ...free } = said;
  const value: Volunteer = { id: key, ...free, status: 'waiting', createdAt: now };
  await writer.tx
    .insertInto('volunteer')
    .values({ residence, ...value, firstName, floor, phone, withdrawnAt: null })
    .execute();
  return { kind: 'applied', scope: residence, rev: await publishVolunteer(writer, residence, value) };
}

/** The person does not help any more: name, floor and telephone are deleted at once. */
export async function standDown(
  { writer, screen: { residence }, now }: Acting,
  { volunteerId }: ActionPayload<'help.stand_down'>,
): Promise<Outcome> {
  await writer.lock(residence);
  const rev = await withdrawVolunteer(writer, residence, volunteerId, now);
  return rev === undefined ? refused('not_found') : { kind: 'applied', scope: residence, rev };
}

/** Takes an offer of help back. Returns the revision that shows it; undefined: there is none with this id. */
export async function withdrawVolunteer(
  writer: FeedWriter,
  residence: string,
  id: string,
  now: number,
): Promise<number | undefined> {
  const row = await writer.tx
    .updateTable('volunteer')
    .set({ status: 'withdrawn', firstName: null, floor: null, phone: null, withdrawnAt: now })
    .where('residence', '=', residence)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row && publishVolunteer(writer, residence, row);
}

/** Tells the screens where an offer of help stands, and nothing of the person. Returns the revision that shows it. */
export async function publishVolunteer(
  writer: FeedWriter,
  residence: string,
  row: Volunteer,
): Promise<number> {
  const value = volunteerSchema.parse(row);
  return writer.publish(residence, [{ id: value.id, kind: 'volunteer', value }]);
}

/** Deletes the offers of help that were taken back before then, and those that are too old; their numbers rest. */
export async function forgetVolunteers(
  writer: FeedWriter,
  residence: string,
  { before, now }: { before: number; now: number },
): Promise<void> {
  const over = await writer.tx
    .deleteFrom('volunteer')
    .where('residence', '=', residence)
    .where((is) => is.or([is('withdrawnAt', '<', before), is('createdAt', '<', now - volunteerDays * dayMs)]))
    .returning('id')
    .execute();
  if (over.length === 0) return;
  const ids = over.map(({ id }) => id);
  await restNumbers(writer.tx, residence, ids, now);
  await writer.publish(
    residence,
    ids.map((id) => ({ id, kind: 'volunteer', value: null })),
  );
}
