import type { HelpRequest, Reply } from '#shared/domain/help-request.ts';
import { replySchema } from '#shared/domain/help-request.ts';
import { restNumbers } from '../screens/number-leases.ts';
import type { Database, Tx } from '../store/tables.ts';

/** A request as staff of its residence reads it. `private` is null when its time was over and it was deleted. */
type StaffRequest = HelpRequest & {
  private: { firstName: string | null; needText: string | null; reply: Reply } | null;
  /** Telephone numbers of those who offered help, by the id of the offer. */
  phones: Record<string, string>;
};

/** Adds the private part to a request. */
export async function readPrivate(
  db: Database | Tx,
  residence: string,
  request: HelpRequest,
): Promise<StaffRequest> {
  const kept = await db
    .selectFrom('helpPrivate')
    .select(['firstName', 'needText', 'reply'])
    .where('residence', '=', residence)
    .where('request', '=', request.id)
    .executeTakeFirst();
  const offers = await db
    .selectFrom('helpOffer')
    .select(['offer', 'phone'])
    .where('residence', '=', residence)
    .where('request', '=', request.id)
    .execute();
  const phones = Object.fromEntries(
    offers.flatMap(({ offer, phone }) => (phone === null ? [] : [[offer, phone]])),
  );
  const own = kept && { ...kept, reply: replySchema.parse(JSON.parse(kept.reply)) };
  return { ...request, private: own ?? null, phones };
}

/** Deletes what nobody needs any more of a request; its number, and those of its helpers, rest before they are free. */
export async function forgetPrivate(tx: Tx, residence: string, request: string, now: number): Promise<void> {
  const offers = await tx
    .selectFrom('helpOffer')
    .select('offer')
    .where('residence', '=', residence)
    .where('request', '=', request)
    .execute();
  await restNumbers(tx, residence, [request, ...offers.map(({ offer }) => offer)], now);
  for (const table of ['helpPrivate', 'helpOffer'] as const) {
    await tx.deleteFrom(table).where('residence', '=', residence).where('request', '=', request).execute();
  }
}
