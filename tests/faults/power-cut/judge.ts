import { runPowerCutCampaign } from './campaign.ts';
import type { CampaignResult, PowerCutPlan, Synchronous } from './campaign.ts';

type Done = Extract<CampaignResult, { kind: 'done' }>;

/** A workload's campaign with `synchronous = FULL` and the two controls that must lose what was confirmed. */
export type Judgement =
  | { kind: 'skipped'; because: string }
  | { kind: 'safe' | 'unsafe'; campaigns: Record<Synchronous, Done> }
  /** The harness is broken: it did not see the loss that the control is known to suffer. */
  | { kind: 'blind'; control: Synchronous; campaigns: Record<Synchronous, Done> };

/**
 * Runs one plan three times. `safe` means that FULL lost nothing, left nothing corrupt, and that the same eyes saw
 * NORMAL and OFF lose confirmed keys.
 */
export async function judgePowerCuts(plan: Omit<PowerCutPlan, 'synchronous'>): Promise<Judgement> {
  const FULL = await runPowerCutCampaign({ ...plan, synchronous: 'FULL' });
  if (FULL.kind === 'skipped') return FULL;
  const NORMAL = await runPowerCutCampaign({ ...plan, synchronous: 'NORMAL' });
  if (NORMAL.kind === 'skipped') return NORMAL;
  const OFF = await runPowerCutCampaign({ ...plan, synchronous: 'OFF' });
  if (OFF.kind === 'skipped') return OFF;
  const campaigns = { FULL, NORMAL, OFF };
  if (NORMAL.lost.length === 0) return { kind: 'blind', control: 'NORMAL', campaigns };
  if (OFF.lost.length === 0) return { kind: 'blind', control: 'OFF', campaigns };
  return { kind: FULL.lost.length + FULL.corrupt.length === 0 ? 'safe' : 'unsafe', campaigns };
}

/** One line for a report: states, and at how many of them confirmed keys were gone or nothing could be read. */
export function describeCampaign(campaign: Done): string {
  const { states, confirmed, lost, corrupt } = campaign;
  return `${confirmed} confirmed, ${states} states, lost at ${lost.length}, corrupt at ${corrupt.length}`;
}
