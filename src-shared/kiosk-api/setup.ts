import { z } from 'zod';
import { codeLength } from '../domain/residence-code.ts';
import { languageSchema } from '../domain/primitives.ts';

/** The pages of the wizard that it is taken up again with. Whose code it is, is asked again: nothing of it is kept. */
export const wizardSteps = ['language', 'network', 'code', 'panel', 'test', 'ready'] as const;
export type WizardStep = (typeof wizardSteps)[number];

/** How far an installer has come; kept by the host, so that the power may be cut. */
export const wizardSchema = z.object({
  step: z.enum(wizardSteps),
  language: languageSchema,
  /** What was typed of the residence code. */
  code: z.string().max(codeLength),
});
export type Wizard = z.infer<typeof wizardSchema>;

/** From « Oui, c'est ici » on the screen belongs to its residence. */
export function isBoundAt(step: WizardStep): boolean {
  return wizardSteps.indexOf(step) > wizardSteps.indexOf('code');
}

/** The way to the server, step by step; what comes after a step that failed is not known. */
export const networkStepNames = ['link', 'address', 'name', 'server', 'certificate', 'time'] as const;
export type NetworkStep = {
  name: (typeof networkStepNames)[number];
  state: 'ok' | 'failed' | 'unknown';
};
