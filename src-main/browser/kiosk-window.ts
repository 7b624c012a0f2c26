import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { RestartBudget } from '../supervisor/restart-budget.ts';
import type { Timer } from '../supervisor/timer.ts';

const endWithinMs = 1_500;

/** Keeps one browser window open: what exits is opened again, within the same budget as the host. */
export class KioskWindow {
  readonly #open: () => Promise<ChildProcess>;
  readonly #timer: Timer;
  readonly #say: (sentence: string) => void;
  readonly #budget = new RestartBudget();
  #browser: ChildProcess | null = null;
  #cancelTimer = (): void => {};
  #opening: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(open: () => Promise<ChildProcess>, timer: Timer, say: (sentence: string) => void) {
    this.#open = open;
    this.#timer = timer;
    this.#say = say;
  }

  start(): Promise<void> {
    this.#opening = this.#launch();
    return this.#opening;
  }

  async #launch(): Promise<void> {
    if (this.#isStopped) return;
    const browser = await this.#open();
    this.#browser = browser;
    browser.once('error', () => this.#ended());
    browser.once('exit', () => this.#ended());
  }

  /** Closes the window for good; resolves when the browser has ended. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancelTimer();
    await this.#opening.catch(() => {}); // whoever opened it was told
    const browser = this.#browser;
    if (!browser) return;
    const ended = once(browser, 'exit');
    browser.kill('SIGTERM');
    this.#cancelTimer = this.#timer.after(endWithinMs, () => browser.kill('SIGKILL'));
    await ended;
    this.#cancelTimer();
  }

  #ended(): void {
    this.#browser = null;
    if (this.#isStopped) return;
    const verdict = this.#budget.ended(this.#timer.now());
    const waitMs = verdict.kind === 'restart' ? verdict.afterMs : verdict.tryAgainMs;
    this.#say(`The browser has ended; it is opened again in ${waitMs / 1000} s.`);
    this.#cancelTimer = this.#timer.after(waitMs, () => void this.start().catch(() => this.#ended()));
  }
}
