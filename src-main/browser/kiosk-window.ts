import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Glass, Picture } from '../supervisor/glass-keeper.ts';
import type { Timer } from '../supervisor/timer.ts';
import { watchDrawing } from './drawing-process.ts';

const endWithinMs = 1_500;

/** What a window tells. */
export type WindowListener = {
  /** It has ended, whatever the cause; whoever hears decides what is shown next. */
  ended(): void;
  /** Its process for drawing has ended, and was started again by the browser. */
  drawsAnew(): void;
};

/** One browser window. */
export class KioskWindow implements Glass {
  readonly #open: (picture: Picture) => Promise<ChildProcess>;
  readonly #timer: Timer;
  readonly #listener: WindowListener;
  #browser: ChildProcess | null = null;
  #opening: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(open: (picture: Picture) => Promise<ChildProcess>, timer: Timer, listener: WindowListener) {
    this.#open = open;
    this.#timer = timer;
    this.#listener = listener;
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
    const { pid } = browser;
    const stopWatching = pid && watchDrawing(pid, this.#timer, () => this.#listener.drawsAnew());
    for (const end of ['error', 'exit'])
      browser.once(end, () => {
        if (stopWatching) stopWatching();
        this.#ended();
      });
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
    if (!this.#isStopped) this.#listener.ended();
  }
}
