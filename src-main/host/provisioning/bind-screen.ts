import type { Panel } from '#shared/domain/screen.ts';
import type { VerbAnswers } from '#shared/kiosk-api/verbs.ts';
import type { EnrolmentFile } from './enrolment.ts';
import type { Provisioning } from './provisioning.ts';
import type { UsbEnrolment } from './usb-enrolment.ts';
import type { WizardFile } from './wizard-file.ts';

/** What binds a screen by hand. */
export type BindingParts = {
  enrolment: EnrolmentFile;
  wizard: WizardFile;
  provisioning: Provisioning;
  usb: UsbEnrolment;
};

/** The wizard stands at the panel before the screen is bound, so that no residents' screen flashes up between. */
export async function bindInWizard(
  { wizard, provisioning }: Pick<BindingParts, 'wizard' | 'provisioning'>,
  code: string,
  panel: Panel,
): Promise<VerbAnswers['setup.enrol']> {
  const { language = 'fr' } = wizard.current ?? {};
  wizard.set({ step: 'panel', language, code });
  const setup = await provisioning.enrol(code, panel);
  if (setup.kind === 'refused') wizard.set({ step: 'code', language, code });
  return setup;
}

/** « Oui » to the file on the stick. It is marked as used last: a power cut before must not make it worthless. */
export function bindFromStick(
  { enrolment, wizard, provisioning, usb }: BindingParts,
  id: string,
  panel: Panel,
): VerbAnswers['setup.prepare'] {
  if (enrolment.current.kind === 'enrolled') return { kind: 'enrolled' };
  const looked = usb.look();
  if (looked.kind === 'refused') return looked;
  if (looked.prepared.id !== id) return { kind: 'refused', because: 'file.absent' };
  const { language = 'fr' } = wizard.current ?? {};
  wizard.set({ step: 'panel', language, code: '' });
  provisioning.prepare(looked.prepared, panel);
  usb.use(looked.prepared);
  return { kind: 'enrolled' };
}
