import type { KioskConfig } from '#shared/kiosk-config.ts';
import type { Chance, Clock, Log, ServerLink, UnixMs } from '../ports.ts';
import { EnrolmentFile } from './enrolment.ts';
import { Farewells } from './farewells.ts';
import { FittingReport } from './fitting-report.ts';
import { IdentityFile } from './identity.ts';
import { KeyRenewal } from './key-renewal.ts';
import { Provisioning } from './provisioning.ts';
import { UsbEnrolment } from './usb-enrolment.ts';
import { WizardFile } from './wizard-file.ts';

type Parts = {
  dataDir: string;
  config: KioskConfig;
  /** Of the user's keyring; null: there is none. */
  wrappingKey: Buffer | null;
  link: ServerLink;
  clock: Clock;
  chance: Chance;
  log: Log;
  hasNetwork: () => boolean;
  app: string;
  /** No true clock can be before it. */
  builtAt: UnixMs;
  signal: AbortSignal;
};

/** Where the screen belongs, its key, and the ways in and out. */
export type Place = {
  enrolment: EnrolmentFile;
  wizard: WizardFile;
  identity: IdentityFile;
  keyRenewal: KeyRenewal;
  fitting: FittingReport;
  provisioning: Provisioning;
  usb: UsbEnrolment;
  farewells: Farewells;
};

/** Reads where the screen belongs, and joins what changes that. */
export function joinProvisioning({ dataDir, config, wrappingKey, ...outside }: Parts): Place {
  const { clock, log, builtAt } = outside;
  const { screenName, serverKey, usbFolders: folders } = config;
  const enrolment = new EnrolmentFile(dataDir, log);
  const identity = new IdentityFile(dataDir, wrappingKey);
  const screenId = () => (enrolment.current.kind === 'enrolled' ? enrolment.current.screenId : undefined);
  const forClaim = () => identity.forClaim();
  return {
    enrolment,
    wizard: new WizardFile(dataDir, log),
    identity,
    keyRenewal: new KeyRenewal({ ...outside, identity, screenId }),
    fitting: new FittingReport({ ...outside, enrolment }),
    provisioning: new Provisioning({ ...outside, enrolment, identity: forClaim, screenName }),
    usb: new UsbEnrolment({ dataDir, folders, serverKey, clock, builtAt, log }),
    farewells: new Farewells({ ...outside, dataDir }),
  };
}
