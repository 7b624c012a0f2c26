import type { Findings } from '#shared/domain/acceptance.ts';
import type { Panel } from '#shared/domain/screen.ts';
import type { VerbAnswers } from '#shared/kiosk-api/verbs.ts';
import type { Verbs } from '../bridge/page-bridge.ts';
import type { PinGate } from '../installer/pin-gate.ts';
import type { Machine } from '../ports.ts';
import type { EnrolmentFile } from '../provisioning/enrolment.ts';
import type { WizardFile } from '../provisioning/wizard-file.ts';

type Parts = {
  gate: PinGate;
  wizard: WizardFile;
  enrolment: EnrolmentFile;
  machine: Machine;
  /** How the panel hangs now. */
  panel: () => Panel;
  /** Takes the screen out of service; resolves when nothing of the residence is left. */
  leave: () => Promise<void>;
  /** Binds the screen to the residence of a code, with the wizard open. */
  bind: (code: string, panel: Panel) => Promise<VerbAnswers['setup.enrol']>;
  /** Signs what a self-test found. */
  accept: (findings: Findings) => Promise<void>;
};

type InstallerVerbs = Pick<Verbs, Extract<keyof Verbs, `installer.${string}`>>;

/** What an installer asks the host: by the ticket of a visit, or without one (null) in the wizard. */
export function installerVerbs(parts: Parts): InstallerVerbs {
  const { gate, wizard, enrolment, machine, panel, leave, bind, accept } = parts;
  const require = (ticket: string | null) => {
    if (ticket === null) wizard.require();
    else gate.require(ticket);
  };
  return {
    'installer.enter': ({ pin }) => gate.enter(pin),
    'installer.leave': ({ ticket }) => (gate.leave(ticket), null),
    'installer.fit': ({ ticket, fitting }) => {
      gate.require(ticket);
      enrolment.applyFitting(fitting);
      return null;
    },
    'installer.move': async ({ ticket, code }) => {
      gate.require(ticket);
      const hung = panel();
      await leave();
      gate.leave(ticket);
      return bind(code, hung);
    },
    'installer.turn': ({ ticket, quarters }) => {
      require(ticket);
      return machine.turnPicture(quarters);
    },
    'installer.accept': async ({ ticket, findings }) => {
      require(ticket);
      await accept(findings);
      return null;
    },
    'installer.unenrol': async ({ ticket }) => {
      gate.require(ticket);
      await leave();
      gate.leave(ticket);
      return null;
    },
  };
}
