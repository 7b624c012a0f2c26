import type { Farewell } from '#shared/server-protocol/farewell.ts';
import type { Answer } from '#shared/server-protocol/refusal.ts';
import type { Clock } from '../clock.ts';
import type { Feed } from '../feed/feed.ts';
import type { Database } from '../store/tables.ts';
import { proveFarewell } from './prove-screen.ts';
import type { ScreenNamespace } from './screen-namespace.ts';
import { revokeScreen } from './screen-rows.ts';

type Parts = { db: Database; feed: Feed; clock: Clock; screens: ScreenNamespace };

/** A screen was taken out of service at its glass: it is, from now on, as if staff had done it. */
export async function takeFarewell(parts: Parts, message: Farewell): Promise<Answer<null>> {
  const { db, feed, clock, screens } = parts;
  const proof = await proveFarewell(db, message);
  if (!proof.ok) return proof;
  await feed.write(({ tx }) => revokeScreen(tx, message.screenId, clock.now()));
  screens.revoke(message.screenId);
  return { ok: true, value: null };
}
