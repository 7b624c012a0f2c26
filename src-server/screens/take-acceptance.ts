import { acceptanceSchema } from '#shared/domain/acceptance.ts';
import type { Acceptance } from '#shared/domain/acceptance.ts';
import { acceptanceProof } from '#shared/server-protocol/acceptance.ts';
import type { AcceptanceMessage } from '#shared/server-protocol/acceptance.ts';
import type { Answer } from '#shared/server-protocol/refusal.ts';
import type { Tx } from '../store/tables.ts';
import { isSigned } from './prove-screen.ts';
import { refuse } from './refuse.ts';
import { findScreen } from './screen-rows.ts';

/** Keeps the newest report of a screen as the text that it signed, so that anybody can check it later. */
export async function takeAcceptance(
  tx: Tx,
  screen: string,
  { report, signature }: AcceptanceMessage,
): Promise<Answer<null>> {
  const row = await findScreen(tx, screen);
  if (!row || !isSigned(row.publicKey, acceptanceProof(report), signature))
    return refuse('screen.bad_signature');
  if (readReport(report)?.screenId !== screen) return refuse('protocol.malformed', { field: 'report' });
  const acceptance = JSON.stringify({ report, signature });
  await tx.updateTable('screen').set({ acceptance }).where('id', '=', screen).execute();
  return { ok: true, value: null };
}

function readReport(text: string): Acceptance | undefined {
  try {
    return acceptanceSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // not JSON
  }
}
