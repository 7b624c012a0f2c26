import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestContext } from 'vitest';
import { checkBareTable } from './power-cut/bare-table.ts';
import { runPowerCutCampaign } from './power-cut/campaign.ts';
import { countSyncs } from './power-cut/count-syncs.ts';
import { judgePowerCuts } from './power-cut/judge.ts';
import type { Judgement } from './power-cut/judge.ts';
import { checkProductOutbox } from './power-cut/product-outbox.ts';

const workload = (name: string) => fileURLToPath(new URL(`power-cut/${name}.workload.ts`, import.meta.url));
const productPlan = { workload: workload('product-outbox'), check: checkProductOutbox, cuts: 300, seed: 1 };
const barePlan = { workload: workload('bare-table'), check: checkBareTable, cuts: 300, seed: 1 };

/** A judgement of a sighted harness; without a C compiler the test is skipped and says so. */
function judged(judgement: Judgement, context: TestContext) {
  if (judgement.kind === 'skipped') return context.skip(judgement.because);
  if (judgement.kind === 'blind') throw new Error(`the harness is blind: ${judgement.control} lost nothing`);
  return judgement;
}

describe('the outbox under power cuts', () => {
  let judgement: Judgement;

  beforeAll(async () => {
    judgement = await judgePowerCuts(productPlan);
  }, 90_000);

  it('[PC20] what the screen confirmed survives a power cut at any moment', (context) => {
    const { full } = judged(judgement, context);
    expect(full).toMatchObject({ confirmed: 200, states: 500, lost: [] });
  });

  it('[PC21] the files that a power cut leaves open again without damage', (context) => {
    expect(judged(judgement, context).full.corrupt).toEqual([]);
  });

  it('[PC22] accepting one action costs exactly one forced write', (context) => {
    const plain = countSyncs(judged(judgement, context).full.entries).filter(({ isPlain }) => isPlain);
    expect(plain.length).toBeGreaterThanOrEqual(195); // the others met a checkpoint
    expect(plain.filter(({ syncs }) => syncs !== 1)).toEqual([]);
  });

  it('[PC1] the controls with NORMAL and OFF lose what was confirmed', (context) => {
    const { normal, off } = judged(judgement, context).controls;
    expect(normal.lost.length).toBeGreaterThan(100);
    expect(off.lost.length).toBeGreaterThan(100);
  });
});

describe('the power-cut harness, on a bare table', () => {
  it('[PC1] sees FULL lose nothing while both controls lose what was confirmed', async (context) => {
    const { kind, full, controls } = judged(await judgePowerCuts(barePlan), context);
    expect(kind).toBe('safe');
    expect(full).toMatchObject({ confirmed: 200, states: 500 });
    expect(controls.normal.lost.length).toBeGreaterThan(100);
    expect(controls.off.lost.length).toBeGreaterThan(100);
  }, 90_000);

  it('[PC1] sees torn and reordered writes damage the file of a control', async (context) => {
    const campaign = await runPowerCutCampaign({ ...barePlan, synchronous: 'OFF' });
    if (campaign.kind === 'skipped') return context.skip(campaign.because);
    expect(campaign.corrupt.length).toBeGreaterThan(0);
  }, 90_000);

  it('[PC2] calls itself blind when a control loses nothing', async (context) => {
    const judgement = await judgePowerCuts({ ...barePlan, survival: 'everything' });
    if (judgement.kind === 'skipped') return context.skip(judgement.because);
    expect(judgement).toEqual({ kind: 'blind', control: 'NORMAL' });
  }, 90_000);

  it('[PC3] ends with an error when a change went past the recorder', async (context) => {
    const plan = { ...barePlan, workload: workload('past-the-recorder'), synchronous: 'FULL' as const };
    const outcome = await runPowerCutCampaign(plan).catch(String);
    if (typeof outcome !== 'string') return context.skip(outcome.kind);
    expect(outcome).toContain('the recording gives another outbox.db than the workload left');
  });

  it('[PC5] counts one sync for each confirmation, and those of a checkpoint apart', async (context) => {
    const campaign = await runPowerCutCampaign({ ...barePlan, cuts: 0, synchronous: 'FULL' });
    if (campaign.kind === 'skipped') return context.skip(campaign.because);
    const costs = countSyncs(campaign.entries);
    const afterCheckpoint = ['70', '140'].map((key) => ({ key, syncs: 2, isPlain: false }));
    expect(costs.filter(({ isPlain }) => !isPlain)).toEqual(afterCheckpoint);
    expect(costs.filter(({ syncs }) => syncs === 1)).toHaveLength(198);
  }, 90_000);
});
