import { screenSettingsSchema } from '#shared/domain/screen.ts';
import type { KioskStatus } from '#shared/kiosk-api/announcements.ts';
import type { KioskConfig } from '#shared/kiosk-config.ts';
import type { Enrolment } from './enrolment.ts';

/** What pages know of where the screen belongs. */
export function standingOf(
  enrolment: Enrolment,
  config: KioskConfig,
): Pick<KioskStatus, 'phase' | 'screen' | 'panel' | 'settings'> {
  if (enrolment.kind === 'enrolled') {
    const { screenId, screenName, panel, settings } = enrolment;
    return { phase: 'running', screen: { id: screenId, name: screenName }, panel, settings };
  }
  const phase = enrolment.kind === 'revoked' ? 'revoked' : 'setup';
  return { phase, screen: null, panel: config.panel, settings: screenSettingsSchema.parse({}) };
}
