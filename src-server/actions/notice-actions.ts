import type { ActionPayload } from '#shared/actions/action-schemas.ts';
import type { Notice } from '#shared/domain/notice.ts';
import { findItem } from '../feed/items.ts';
import type { Database, Tx } from '../store/tables.ts';
import { nothingNew, refused } from './outcome.ts';
import type { Acting, Outcome } from './outcome.ts';

/** « J'ai compris »: one person more. Only their number is kept, and it is in no feed item. */
export async function countUnderstood(
  acting: Acting,
  { noticeId }: ActionPayload<'notice.understood'>,
): Promise<Outcome> {
  const found = await findNotice(acting, noticeId);
  if (!found || isOver(found.notice, acting.now)) return refused('notice.over');
  if (!found.notice.asksUnderstood) return refused('notice.no_answer_wanted');
  await acting.writer.tx
    .insertInto('noticeUnderstood')
    .values({ scope: found.scope, notice: noticeId, people: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['scope', 'notice'])
        .doUpdateSet((e) => ({ people: e('noticeUnderstood.people', '+', 1) })),
    )
    .execute();
  return nothingNew;
}

/** Adds to notices of a scope how many people have understood each, for staff. */
export async function withUnderstood(
  db: Database | Tx,
  scope: string,
  notices: readonly Notice[],
): Promise<(Notice & { understood: number })[]> {
  if (notices.length === 0) return [];
  const ids = notices.map(({ id }) => id);
  const rows = await db
    .selectFrom('noticeUnderstood')
    .select(['notice', 'people'])
    .where('scope', '=', scope)
    .where('notice', 'in', ids)
    .execute();
  const people = new Map(rows.map((row) => [row.notice, row.people]));
  return notices.map((notice) => ({ ...notice, understood: people.get(notice.id) ?? 0 }));
}

/** The count goes with its notice. */
export async function forgetUnderstood(tx: Tx, scope: string, notice: string): Promise<void> {
  await tx.deleteFrom('noticeUnderstood').where('scope', '=', scope).where('notice', '=', notice).execute();
}

async function findNotice(
  { writer, screen }: Acting,
  id: string,
): Promise<{ scope: string; notice: Notice } | undefined> {
  for (const scope of screen.scopes) {
    await writer.lock(scope);
    const notice = await findItem(writer.tx, scope, 'notice', id);
    if (notice) return { scope, notice };
  }
  return undefined;
}

function isOver({ expiresAt }: Notice, now: number): boolean {
  return expiresAt !== null && expiresAt <= now;
}
