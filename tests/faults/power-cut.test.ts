import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TestContext } from 'vitest';
import { checkBareTable } from './power-cut/bare-table.ts';
import { runPowerCutCampaign } from './power-cut/campaign.ts';
import { countSyncs } from './power-cut/count-syncs.ts';
import { judgePowerCuts } from './power-cut/judge.ts';
import type { Judgement } from './power-cut/judge.ts';

const workload = (name: string) => fileURLToPath(new URL(`power-cut/${name}.workload.ts`, import.meta.url));
const plan = { workload: workload('bare-table'), check: checkBareTable, cuts: 100, seed: 1 };

describe('the power-cut harness, on a bare table', () => {
  let judgement: Judgement;

  beforeAll(async () => {
    judgement = await judgePowerCuts(plan);
  }, 90_000);

  function judged(context: TestContext) {
    if (judgement.kind === 'skipped') return context.skip(judgement.because);
    return judgement;
  }

  it('[PC1] FULL loses nothing while the controls NORMAL and OFF lose what was confirmed', (context) => {
    const { kind, campaigns } = judged(context);
    expect(kind).toBe('safe');
    expect(campaigns.FULL).toMatchObject({ confirmed: 200, states: 500, lost: [], corrupt: [] });
    expect(campaigns.NORMAL.lost.length).toBeGreaterThan(100);
    expect(campaigns.OFF.lost.length).toBeGreaterThan(100);
  });

  it('[PC2] a harness that sees no loss in a control calls itself blind', async (context) => {
    const blind = await judgePowerCuts({ ...plan, cuts: 0, survival: 'everything' });
    if (blind.kind === 'skipped') return context.skip(blind.because);
    expect(blind).toMatchObject({ kind: 'blind', control: 'NORMAL' });
  }, 90_000);

  it('[PC3] a change that went past the recorder ends the campaign', async (context) => {
    const { kind } = judged(context);
    expect(kind).toBe('safe');
    const unseen = runPowerCutCampaign({
      ...plan,
      workload: workload('past-the-recorder'),
      synchronous: 'FULL',
    });
    await expect(unseen).rejects.toThrow('the recording gives another outbox.db than the workload left');
  });

  it('[PC5] an action costs one sync, counted apart from checkpoints', (context) => {
    const costs = countSyncs(judged(context).campaigns.FULL.entries);
    const plain = costs.filter(({ isPlain }) => isPlain);
    expect(plain.length).toBeGreaterThanOrEqual(195);
    expect(plain.filter(({ syncs }) => syncs !== 1)).toEqual([]);
  });
});
