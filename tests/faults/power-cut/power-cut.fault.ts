import { fileURLToPath } from 'node:url';
import { countSyncs } from './count-syncs.ts';
import { describeCampaign, judgePowerCuts } from './judge.ts';
import type { Judgement } from './judge.ts';
import { checkProductOutbox } from './product-outbox.ts';

/* RL2 and PF13 for `npm run faults`: the outbox under 1,200 power cuts. Started alone, it takes a seed. */

const judgement = await judgePowerCuts({
  workload: fileURLToPath(new URL('product-outbox.workload.ts', import.meta.url)),
  check: checkProductOutbox,
  cuts: 1000,
  seed: Number(process.argv[2] ?? 1),
});
process.exitCode = report(judgement);

/** Prints what was found, the summary last; gives the exit status that scripts/faults.ts reads. */
function report(found: Judgement): number {
  if (found.kind === 'skipped') {
    console.log(found.because);
    return 77;
  }
  if (found.kind === 'blind') {
    console.log(`THE HARNESS FAILS: the control ${found.control} lost nothing`);
    return 1;
  }
  const { full, controls } = found;
  for (const problem of [...full.lost, ...full.corrupt]) console.log(JSON.stringify(problem));
  const plain = countSyncs(full.entries).filter(({ isPlain }) => isPlain);
  const costly = plain.filter(({ syncs }) => syncs !== 1);
  console.log(
    `FULL: ${describeCampaign(full)}, ${costly.length} of ${plain.length} actions with other than one sync; ` +
      `controls: NORMAL: ${describeCampaign(controls.normal)}; OFF: ${describeCampaign(controls.off)}`,
  );
  return found.kind === 'safe' && costly.length === 0 ? 0 : 1;
}
