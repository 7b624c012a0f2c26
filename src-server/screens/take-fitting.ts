import { hardwareSchema, screenSettingsSchema } from '#shared/domain/screen.ts';
import type { Fitting, ScreenSettings } from '#shared/domain/screen.ts';
import type { Answer } from '#shared/server-protocol/refusal.ts';
import type { Tx } from '../store/tables.ts';
import { refuse } from './refuse.ts';
import { findScreen } from './screen-rows.ts';

/** What an installer decided at the glass holds until staff decides otherwise. */
export async function takeFitting(
  tx: Tx,
  screen: string,
  { panel, delays }: Fitting,
): Promise<Answer<ScreenSettings>> {
  const row = await findScreen(tx, screen);
  if (!row) return refuse('screen.unknown');
  const hardware = { ...hardwareSchema.parse(JSON.parse(row.hardware)), panel };
  const settings = { ...screenSettingsSchema.parse(JSON.parse(row.settings)), ...delays };
  const changed = { hardware: JSON.stringify(hardware), settings: JSON.stringify(settings) };
  await tx.updateTable('screen').set(changed).where('id', '=', screen).execute();
  return { ok: true, value: settings };
}
