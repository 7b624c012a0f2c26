import type { PowerSaveBlocker } from 'electron';

/** Keeps the desktop from darkening the panel by itself, as long as it is to shine. */
export class KeepAwake {
  readonly #blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>;
  #held: number | undefined;

  constructor(blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>) {
    this.#blocker = blocker;
    this.set(true);
  }

  set(isLit: boolean): void {
    if (isLit) this.#held ??= this.#blocker.start('prevent-display-sleep');
    else if (this.#held !== undefined) {
      this.#blocker.stop(this.#held);
      this.#held = undefined;
    }
  }
}
