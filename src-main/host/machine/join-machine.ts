import type { ScreenSettings } from '#shared/domain/screen.ts';
import type { Clock, CorrectedTime, Log, Machine } from '../ports.ts';
import { Loudness } from './loudness.ts';
import { PanelLight } from './panel-light.ts';

type Parts = {
  clock: Clock;
  time: CorrectedTime;
  log: Log;
  machine: Machine;
  settings: () => Pick<ScreenSettings, 'panelHours' | 'volume' | 'nightHours'>;
  timeZone: () => string | undefined;
  /** As the light of the panel takes them. */
  isUnattended: () => boolean;
  hasUrgent: () => boolean;
};

/** What the host does with its machine by the hours of the day: the light of the panel, and how loud it is. */
export function joinMachine({ machine, settings, ...parts }: Parts): {
  light: PanelLight;
  loudness: Loudness;
} {
  const light = new PanelLight({
    ...parts,
    setPower: (isOn) => machine.setPanelPower(isOn),
    hours: () => settings().panelHours,
  });
  const setVolume = (percent: number) => machine.setVolume(percent);
  return { light, loudness: new Loudness({ ...parts, settings, setVolume }) };
}
