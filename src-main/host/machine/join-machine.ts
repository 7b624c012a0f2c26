import type { ScreenSettings } from '#shared/domain/screen.ts';
import type { KioskConfig } from '#shared/kiosk-config.ts';
import type { Clock, CorrectedTime, Log, Machine } from '../ports.ts';
import { Loudness } from './loudness.ts';
import { PanelLight } from './panel-light.ts';
import { PresenceSensor } from './presence-sensor.ts';

type Parts = {
  clock: Clock;
  time: CorrectedTime;
  log: Log;
  machine: Machine;
  settings: () => Pick<ScreenSettings, 'panelHours' | 'volume' | 'nightHours'>;
  timeZone: () => string | undefined;
  sensor: KioskConfig['presence'];
  /** As the light of the panel takes them. */
  isUnattended: () => boolean;
  hasUrgent: () => boolean;
};

/** What the host does with its machine: whom it sees, the light of the panel, and how loud it is. */
export function joinMachine({ machine, settings, sensor, isUnattended, ...parts }: Parts): {
  presence: PresenceSensor;
  light: PanelLight;
  loudness: Loudness;
} {
  const presence = new PresenceSensor({ ...parts, machine, sensor });
  const light = new PanelLight({
    ...parts,
    setPower: (isOn) => machine.setPanelPower(isOn),
    hours: () => settings().panelHours,
    isUnattended: () => isUnattended() && !presence.isSomebodyNear,
  });
  presence.onChange(() => light.touched());
  const setVolume = (percent: number) => machine.setVolume(percent);
  return { presence, light, loudness: new Loudness({ ...parts, settings, setVolume }) };
}
