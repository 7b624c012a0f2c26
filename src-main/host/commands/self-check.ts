import type { Check } from '#shared/server-protocol/command.ts';
import type { NetworkProbe, UnixMs } from '../ports.ts';

type Parts = {
  network: NetworkProbe;
  isClockTrusted: boolean;
  /** When the page last said that it lives; null: never. */
  heartbeatAt: UnixMs | null;
  now: UnixMs;
  outboxIsWhole: () => boolean;
  hasVoice: boolean;
};

/** The page beats every two seconds. */
const aliveWithinMs = 10_000;

/** What a screen finds out about itself without anybody coming. */
export async function selfCheck(parts: Parts): Promise<Check[]> {
  const { network, isClockTrusted, heartbeatAt, now, outboxIsWhole, hasVoice } = parts;
  const checked = (name: Check['name'], isOk: boolean): Check => ({ name, state: isOk ? 'ok' : 'failed' });
  return [
    ...(await network.steps()),
    checked('clock', isClockTrusted),
    checked('glass', heartbeatAt !== null && now - heartbeatAt < aliveWithinMs),
    checked('actions', outboxIsWhole()),
    checked('voice', hasVoice),
  ];
}
