import { openSettingsSchema } from '#shared/domain/screen.ts';
import type { KioskStatus } from '#shared/kiosk-api/announcements.ts';
import type { KioskConfig } from '#shared/kiosk-config.ts';
import type { Enrolment } from './enrolment.ts';

/** What pages know of where the screen belongs. */
export function standingOf(
  enrolment: Enrolment,
  config: KioskConfig,
): Pick<KioskStatus, 'phase' | 'screen' | 'panel' | 'settings' | 'isForInstallers'> {
  if (enrolment.kind === 'enrolled') {
    const { screenId, screenName, residence, panel, settings } = enrolment;
    return {
      phase: 'running',
      screen: { id: screenId, name: screenName, residence: residence.name },
      panel,
      settings: openSettingsSchema.parse(settings),
      isForInstallers: pinLineOf(enrolment, config) !== null,
    };
  }
  const phase = enrolment.kind === 'revoked' ? 'revoked' : 'setup';
  const settings = openSettingsSchema.parse({});
  return { phase, screen: null, panel: config.panel, settings, isForInstallers: false };
}

/** What an installer's PIN is checked against: the line of the server, else that of the configuration. */
export function pinLineOf(enrolment: Enrolment, config: KioskConfig): string | null {
  const ofServer = enrolment.kind === 'enrolled' ? enrolment.settings.installerPin : null;
  return ofServer ?? config.installerPin ?? null;
}
