import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Glass, Picture } from '../supervisor/glass-keeper.ts';
import type { Timer } from '../supervisor/timer.ts';

const endWithinMs = 1_500;

/** One browser window. Its ends are told, whatever the cause; whoever hears decides what is shown next. */
export class KioskWindow implements Glass {
  readonly #open: (picture: Picture) => Promise<ChildProcess>;
  readonly #timer: Timer;
  readonly #onEnd: () => void;
  #browser: ChildProcess | null = null;
  #opening: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(open: (picture: Picture) => Promise<ChildProcess>, timer: Timer, onEnd: () => void) {
    this.#open = open;
    this.#timer = timer;
    this.#onEnd = onEnd;
  }

  show(picture: Picture): void {
    this.#opening = this.#launch(picture).catch(() => this.#ended());
  }

  /** A browser that hangs hears nothing else. Its renderers end with it. */
  end(): void {
    this.#browser?.kill('SIGKILL');
  }

  async #launch(picture: Picture): Promise<void> {
    if (this.#isStopped) return;
    const browser = await this.#open(picture);
    this.#browser = browser;
    browser.once('error', () => this.#ended());
    browser.once('exit', () => this.#ended());
  }

  /** Closes the window for good; resolves when the browser has ended. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#opening;
    const browser = this.#browser;
    if (!browser) return;
    const ended = once(browser, 'exit');
    browser.kill('SIGTERM');
    const cancelTimer = this.#timer.after(endWithinMs, () => browser.kill('SIGKILL'));
    await ended;
    cancelTimer();
  }

  #ended(): void {
    this.#browser = null;
    if (!this.#isStopped) this.#onEnd();
  }
}
