import type { ActionPayload } from '#shared/actions/action-schemas.ts';
import type { PostingMark } from '#shared/domain/posting.ts';
import { findItem } from '../feed/items.ts';
import type { Tx } from '../store/tables.ts';
import { nothingNew } from './outcome.ts';
import type { Acting, Outcome } from './outcome.ts';

/** Keeps what a screen says of a compulsory posting, also of one that was withdrawn long ago. */
export async function recordPosting(
  acting: Acting,
  { noticeId, marks }: ActionPayload<'posting.shown'>,
): Promise<Outcome> {
  const { writer, screen } = acting;
  await keepName(acting, noticeId);
  const place = { residence: screen.residence, notice: noticeId, screen: screen.id };
  for (const mark of marks) await keepMark(writer.tx, place, mark);
  return nothingNew;
}

/** What the posting is called, as long as it can be read anywhere. */
async function keepName({ writer: { tx }, screen }: Acting, noticeId: string): Promise<void> {
  const found = await Promise.all(screen.scopes.map((scope) => findItem(tx, scope, 'notice', noticeId)));
  const notice = found.find((one) => one !== undefined);
  const name = notice && { title: notice.title, expiresAt: notice.expiresAt };
  const posting = { residence: screen.residence, notice: noticeId, title: null, expiresAt: null, ...name };
  await tx
    .insertInto('posting')
    .values(posting)
    .onConflict((conflict) => {
      const known = conflict.columns(['residence', 'notice']);
      return name ? known.doUpdateSet(name) : known.doNothing();
    })
    .execute();
}

/** A mark that goes on where one of its kind ended makes that one longer. */
async function keepMark(
  tx: Tx,
  place: { residence: string; notice: string; screen: string },
  { what, from, until }: PostingMark,
): Promise<void> {
  const longer = await tx
    .updateTable('postingMark')
    .set({ untilAt: until })
    .where('residence', '=', place.residence)
    .where('notice', '=', place.notice)
    .where('screen', '=', place.screen)
    .where('what', '=', what)
    .where('untilAt', '=', from)
    .executeTakeFirst();
  if (longer.numUpdatedRows > 0n) return;
  await tx
    .insertInto('postingMark')
    .values({ ...place, what, fromAt: from, untilAt: until })
    .onConflict((conflict) =>
      conflict.columns(['residence', 'notice', 'screen', 'what', 'fromAt']).doUpdateSet({ untilAt: until }),
    )
    .execute();
}
