import type { Database } from 'better-sqlite3';
import type { Findings } from '#shared/domain/acceptance.ts';
import { KioskError } from '#shared/kiosk-error.ts';
import type { AcceptanceFile } from './installer/acceptance-file.ts';
import { measureStorage } from './installer/measure-storage.ts';
import type { Chance, Log, NetworkProbe } from './ports.ts';
import type { EnrolmentFile } from './provisioning/enrolment.ts';
import type { IdentityFile } from './provisioning/identity.ts';
import type { CorrectedClock } from './sync/corrected-clock.ts';

type Parts = {
  acceptance: AcceptanceFile;
  enrolment: EnrolmentFile;
  identity: IdentityFile;
  network: NetworkProbe;
  time: CorrectedClock;
  chance: Chance;
  log: Log;
  dataDir: string;
  databases: readonly Database[];
  app: string;
};

/**
 * Adds to what a self-test found what the machine finds of itself, and signs and keeps the report.
 * Throws a KioskError: `conflict` when the screen belongs nowhere, else of the key or the disk.
 */
export async function acceptScreen(findings: Findings, parts: Parts): Promise<void> {
  const { acceptance, enrolment, identity, network, time, app } = parts;
  const { current } = enrolment;
  if (current.kind !== 'enrolled') throw new KioskError('conflict', 'the screen belongs nowhere');
  const measures = {
    network: await network.steps(),
    storage: measureStorage(parts),
    clock: { offsetMs: time.isTrusted() ? time.offsetMs : null },
  };
  const { screenId, panel } = current;
  const report = { ...findings, ...measures, screenId, at: time.now(), app, panel };
  acceptance.keep(report, identity.open());
}
