import { holdsMinute } from '#shared/domain/daily-hours.ts';
import type { ScreenSettings } from '#shared/domain/screen.ts';
import type { Clock, CorrectedTime, Deed } from '../ports.ts';
import { Wake } from '../wake.ts';
import { minuteOfDay } from './minute-of-day.ts';

type Parts = {
  clock: Clock;
  time: CorrectedTime;
  setVolume: (percent: number) => Promise<Deed>;
  settings: () => Pick<ScreenSettings, 'volume' | 'nightHours'>;
  timeZone: () => string | undefined;
};

const lookEveryMs = 30_000;

/**
 * Sets the volume of the machine by day and by night, as the settings say: the loudest that a reader's own steps reach.
 * Once for each change, so that what an installer sets by hand meanwhile stays.
 */
export class Loudness {
  readonly #parts: Parts;
  readonly #wake = new Wake();
  #set: number | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The settings may be others. */
  refresh(): void {
    this.#wake.wake();
  }

  async run(signal: AbortSignal): Promise<void> {
    const { clock, setVolume } = this.#parts;
    while (!signal.aborted) {
      const wanted = this.#wanted();
      if (wanted !== this.#set && wanted !== undefined) await setVolume(wanted);
      this.#set = wanted;
      await this.#wake.wait(clock, lookEveryMs, signal);
    }
  }

  /** undefined: the machine's volume is left alone. By a clock that is not trusted it is day. */
  #wanted(): number | undefined {
    const { time, settings, timeZone } = this.#parts;
    const { volume, nightHours } = settings();
    const zone = timeZone();
    if (volume === null) return undefined;
    if (zone === undefined || !time.isTrusted()) return volume.day;
    return holdsMinute(nightHours, minuteOfDay(time.now(), zone)) ? volume.night : volume.day;
  }
}
