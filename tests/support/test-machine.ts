import type { Deed, Machine } from '#main/host/ports.ts';

/** A machine that does what it is told and remembers it, until it is told to fail. */
export class TestMachine implements Machine {
  deed: Deed = 'done';
  volume: number | null = null;
  updatesAsked = 0;
  rebootsAsked = 0;
  /** What the panel was told, one after the other. */
  powers: boolean[] = [];
  turns: number[] = [];
  timesAsked = 0;
  /** What its sensor says; null: it cannot be read; 'hangs': reading never ends. */
  proximity: number | null | 'hangs' = 2_000;
  /** How often the sensor was read. */
  reads = 0;
  picture = Buffer.from('a picture of the glass');

  setVolume(percent: number): Promise<Deed> {
    if (this.deed === 'done') this.volume = percent;
    return Promise.resolve(this.deed);
  }

  setPanelPower(isOn: boolean): Promise<Deed> {
    this.powers.push(isOn);
    return Promise.resolve(this.deed);
  }

  async readNumber(): Promise<number> {
    this.reads += 1;
    if (this.proximity === 'hangs') return new Promise<never>(() => {});
    if (this.proximity === null) throw new Error('no sensor');
    return this.proximity;
  }

  takePicture(): Promise<Buffer | Exclude<Deed, 'done'>> {
    return Promise.resolve(this.deed === 'done' ? this.picture : this.deed);
  }

  turnPicture(quarters: number): Deed {
    if (this.deed === 'done') this.turns.push(quarters);
    return this.deed;
  }

  askForTime(): Deed {
    if (this.deed === 'done') this.timesAsked += 1;
    return this.deed;
  }

  askForReboot(): Deed {
    if (this.deed === 'done') this.rebootsAsked += 1;
    return this.deed;
  }

  askForUpdate(): Deed {
    if (this.deed === 'done') this.updatesAsked += 1;
    return this.deed;
  }
}
