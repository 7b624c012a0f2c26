import { holdsMinute } from '#shared/domain/daily-hours.ts';
import type { DailyHours } from '#shared/domain/daily-hours.ts';
import type { PanelReport } from '#shared/server-protocol/health.ts';
import type { Clock, CorrectedTime, Deed, Log } from '../ports.ts';
import { Wake } from '../wake.ts';
import { minuteOfDay } from './minute-of-day.ts';

type Parts = {
  clock: Clock;
  time: CorrectedTime;
  log: Log;
  /** Turns the panel's own power on or off. */
  setPower: (isOn: boolean) => Promise<Deed>;
  /** When the panel shines; null: always. */
  hours: () => DailyHours | null;
  timeZone: () => string | undefined;
  /** Whether nobody stands there: the loop is on the glass, of a screen in service. */
  isUnattended: () => boolean;
  /** Whether a message stands that may not wait for the morning. */
  hasUrgent: () => boolean;
};

/** What staff ordered: until the next order, or until the host ends. */
export type PanelOrder = 'on' | 'off' | 'hours';

const lookEveryMs = 5_000;

/** After a touch in the dark, and after somebody who was near has gone. */
const litAfterTouchMs = 180_000;

/** A panel whose power was off takes seconds to shine: so long nothing may be pressed blindly. */
const powerUpMs = 5_000;
const blackOffMs = 700;

/**
 * Whether the panel shines. Outside its hours it is dark while nobody stands there: its power is off where the machine can
 * do that, and the page is black in any case. Who touches it or comes near lights it, an urgent message keeps it lit, and a clock that is not
 * trusted never darkens it.
 */
export class PanelLight {
  readonly #parts: Parts;
  readonly #wake = new Wake();
  readonly #listeners = new Set<() => void>();
  #ordered: PanelOrder = 'hours';
  #touchedAt = Number.NEGATIVE_INFINITY;
  #isLit = true;
  /** What became of the last wish for power; null: there was none. */
  #power: Deed | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get isLit(): boolean {
    return this.#isLit;
  }

  /** How long the page lets no touch through after it was woken, in milliseconds. */
  get wakeMs(): number {
    return this.#power === 'done' ? powerUpMs : blackOffMs;
  }

  /** For the health report: how it is dark. */
  get report(): PanelReport {
    if (this.#isLit) return { light: 'lit' };
    return { light: this.#power === 'done' ? 'power-off' : 'black' };
  }

  /** Calls back after each change. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Somebody has touched the dark glass, or has come before it, or gone from it. */
  touched(): void {
    this.#touchedAt = this.#parts.clock.monotonic();
    this.#wake.wake();
  }

  order(ordered: PanelOrder): void {
    this.#ordered = ordered;
    if (ordered !== 'on') this.#touchedAt = Number.NEGATIVE_INFINITY;
    this.#wake.wake();
  }

  /** Something that decides has changed: settings, or the feed. */
  refresh(): void {
    this.#wake.wake();
  }

  async run(signal: AbortSignal): Promise<void> {
    await this.#parts.setPower(true); // a host that was killed in the night may have left it off
    while (!signal.aborted) {
      const wanted = this.#wanted();
      if (wanted !== this.#isLit) await this.#turn(wanted);
      await this.#wake.wait(this.#parts.clock, lookEveryMs, signal);
    }
    if (!this.#isLit) await this.#turn(true); // whatever comes next must not begin in the dark
  }

  #wanted(): boolean {
    const { clock, hasUrgent, isUnattended } = this.#parts;
    if (!isUnattended() || hasUrgent() || this.#ordered === 'on') return true;
    if (clock.monotonic() - this.#touchedAt < litAfterTouchMs) return true;
    return this.#ordered === 'off' ? false : this.#isInHours();
  }

  #isInHours(): boolean {
    const { time, hours, timeZone } = this.#parts;
    const [shining, zone] = [hours(), timeZone()];
    if (shining === null || zone === undefined || !time.isTrusted()) return true;
    return holdsMinute(shining, minuteOfDay(time.now(), zone));
  }

  /** The page is black before the power goes, and hears at once that it comes. */
  async #turn(isLit: boolean): Promise<void> {
    this.#isLit = isLit;
    for (const listener of this.#listeners) listener();
    const before = this.#power;
    this.#power = await this.#parts.setPower(isLit);
    if (this.#power === 'failed') this.#parts.log.trouble('panel.failed', { wanted: isLit ? 'on' : 'off' });
    if (this.#power !== before) for (const listener of this.#listeners) listener();
  }
}
