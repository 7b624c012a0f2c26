import { mayServe } from '#shared/domain/acceptance.ts';
import { KioskError } from '#shared/kiosk-error.ts';
import type { Verbs } from '../bridge/page-bridge.ts';
import type { AcceptanceFile } from '../installer/acceptance-file.ts';
import type { Machine, NetworkProbe } from '../ports.ts';
import { bindFromStick, bindInWizard } from '../provisioning/bind-screen.ts';
import type { BindingParts } from '../provisioning/bind-screen.ts';

type Parts = BindingParts & { acceptance: AcceptanceFile; network: NetworkProbe; machine: Machine };

type SetupVerbs = Pick<Verbs, Extract<keyof Verbs, `setup.${string}`>>;

/** What the wizard asks the host. Once the screen is in service, only while somebody is at the wizard. */
export function setupVerbs(parts: Parts): SetupVerbs {
  const { enrolment, wizard, provisioning, usb, acceptance, network, machine } = parts;
  return {
    'setup.lookup': ({ code }) => provisioning.lookUp(code),
    'setup.enrol': ({ code, panel }) => bindInWizard(parts, code, panel),
    'setup.keep': ({ wizard: kept }) => {
      if (enrolment.current.kind === 'enrolled') wizard.require();
      if (kept === null && !(acceptance.current && mayServe(acceptance.current)))
        throw new KioskError('conflict', 'the self-test says that residents cannot use this screen');
      wizard.set(kept);
      return null;
    },
    'setup.file': () => {
      const looked = usb.look();
      if (looked.kind === 'refused') return looked;
      const { id, residence } = looked.prepared;
      return { kind: 'found', id, residence: { name: residence.name, address: residence.address } };
    },
    'setup.prepare': ({ id, panel }) => bindFromStick(parts, id, panel),
    'setup.network': () => network.steps(),
    'setup.set-clock': () => {
      if (enrolment.current.kind === 'enrolled')
        throw new KioskError('auth.required', 'the screen is in service');
      return machine.askForTime();
    },
    'setup.fit': ({ fitting }) => {
      wizard.require();
      enrolment.applyFitting(fitting);
      return null;
    },
  };
}
