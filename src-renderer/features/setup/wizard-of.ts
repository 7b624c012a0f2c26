import type { KioskStatus } from '#shared/kiosk-api/announcements.ts';
import { isBoundAt } from '#shared/kiosk-api/setup.ts';
import type { Wizard } from '#shared/kiosk-api/setup.ts';

/** The page of the wizard that a screen stands at; undefined: it is for residents. */
export function wizardOf({ phase, wizard }: KioskStatus): Wizard | undefined {
  if (phase === 'running') return wizard && isBoundAt(wizard.step) ? wizard : undefined;
  const first: Wizard = { step: phase === 'revoked' ? 'code' : 'language', language: 'fr', code: '' };
  if (!wizard) return first;
  return isBoundAt(wizard.step) ? { ...wizard, step: 'code' } : wizard; // the answer of the server is on its way
}
