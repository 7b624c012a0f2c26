import { runPowerCutCampaign } from './campaign.ts';
import type { CampaignResult, PowerCutPlan } from './campaign.ts';

type Done = Extract<CampaignResult, { kind: 'done' }>;

/** A workload's campaign with `synchronous = FULL`, believed only because both controls lost what was confirmed. */
export type Judgement =
  | { kind: 'skipped'; because: string }
  | { kind: 'safe' | 'unsafe'; full: Done; controls: { normal: Done; off: Done } }
  /** The harness is broken: it did not see the loss that this control is known to suffer. */
  | { kind: 'blind'; control: 'NORMAL' | 'OFF' };

/**
 * Runs a plan with FULL and, cut at the confirmations only, with the weaker settings. `safe` means that FULL lost
 * nothing and left nothing corrupt, and that the same eyes saw NORMAL and OFF lose confirmed keys.
 */
export async function judgePowerCuts(plan: Omit<PowerCutPlan, 'synchronous'>): Promise<Judgement> {
  const normal = await runPowerCutCampaign({ ...plan, cuts: 0, synchronous: 'NORMAL' });
  if (normal.kind === 'skipped') return normal;
  if (normal.lost.length === 0) return { kind: 'blind', control: 'NORMAL' };
  const off = await runPowerCutCampaign({ ...plan, cuts: 0, synchronous: 'OFF' });
  if (off.kind === 'skipped') return off;
  if (off.lost.length === 0) return { kind: 'blind', control: 'OFF' };
  const full = await runPowerCutCampaign({ ...plan, synchronous: 'FULL' });
  if (full.kind === 'skipped') return full;
  const isSafe = full.lost.length + full.corrupt.length === 0;
  return { kind: isSafe ? 'safe' : 'unsafe', full, controls: { normal, off } };
}

/** For a report: states, and at how many of them confirmed keys were gone or something was damaged. */
export function describeCampaign({ states, confirmed, lost, corrupt }: Done): string {
  return `${confirmed} confirmed, ${states} states, lost at ${lost.length}, corrupt at ${corrupt.length}`;
}
