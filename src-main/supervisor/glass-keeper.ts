import type { HostLife } from '../host/bridge/shell-channel.ts';
import type { HostState } from './host-supervisor.ts';
import { RestartBudget, usualPatience } from './restart-budget.ts';
import type { GlassCause } from './restart-counts.ts';
import type { Timer } from './timer.ts';

/** What can stand on the glass: the page, or the calm page, which needs nobody. */
export type Picture = 'page' | 'calm';

/** The window of a shell, whatever it is made of. */
export type Glass = {
  /** Shows it from nothing. */
  show(picture: Picture): void;
  /** Ends what is shown, also when it hangs; the keeper is told by `ended`. */
  end(): void;
};

/** What a shell does with what the keeper decides. */
export type GlassListener = {
  /** What was shown has ended and is shown again; `calm` when the calm page has to stand in. */
  counted(cause: GlassCause | 'calm'): void;
  /** The budget is spent. True: everything ends and begins anew, so there is nothing more to show. */
  givesUp(): boolean;
};

/** The first word of a page that is read from a slow card, and the longest silence of one that lives. */
const firstBeatMs = 60_000;
const silenceMs = 8_000;
/** A page that has restarted itself in vain shows its own calm words: so long it may. */
const withoutContentMs = 60_000;
/** The calm page needs no budget: it is shown again for as long as there is a glass. */
const calmAgainMs = 5_000;

/**
 * Keeps content on the glass: hears the page, ends what is silent, shows it again within a budget, then the calm page, and tries
 * again. Whatever happened to the page, the way back is the same: end it, and show it from nothing.
 */
export class GlassKeeper {
  readonly #glass: Glass;
  readonly #timer: Timer;
  readonly #listener: GlassListener;
  readonly #patience;
  readonly #budget;
  #picture: Picture | 'nothing' = 'nothing';
  #cause: GlassCause | null = null;
  #beatDue = Infinity;
  #contentDue = Infinity;
  #contentAt = -Infinity;
  #cancelShow = (): void => {};
  #cancelTry = (): void => {};
  /** The calm page is being ended, so that the page can be tried. */
  #isMakingWay = false;
  #isStopped = false;

  constructor(glass: Glass, timer: Timer, listener: GlassListener, patience = usualPatience) {
    this.#glass = glass;
    this.#timer = timer;
    this.#listener = listener;
    this.#patience = patience;
    this.#budget = new RestartBudget(patience);
  }

  start(): void {
    this.#show('page');
  }

  /** Nothing is shown again; the shell ends what stands. */
  stop(): void {
    this.#isStopped = true;
    this.#cancelShow();
    this.#cancelTry();
  }

  /** Whether the glass shows what it should: content not long ago, or the calm page because it has to. */
  shows(withinMs: number): boolean {
    return this.#picture === 'calm' || this.#timer.now() - this.#contentAt <= withinMs;
  }

  /** A restarted host meets a page that has waited for it. */
  hostState(state: HostState): void {
    if (state !== 'up') return;
    const now = this.#timer.now();
    this.#beatDue = Math.max(this.#beatDue, now + silenceMs);
    this.#contentDue = Math.max(this.#contentDue, now + withoutContentMs);
  }

  /** Silence is judged only while the host lives: it is the host that hears the page. */
  heard(life: HostLife): void {
    if (this.#picture !== 'page') return;
    const now = this.#timer.now();
    if ('pulse' in life) {
      if (now > this.#beatDue) this.end('page-silent');
      else if (now > this.#contentDue) this.end('page-out-of-order');
      return;
    }
    this.#beatDue = now + silenceMs;
    if (life.beat !== 'content') return;
    this.#contentAt = now;
    this.#contentDue = now + withoutContentMs;
  }

  /** Ends what is shown for this cause. */
  end(cause: GlassCause): void {
    if (this.#picture !== 'page' || this.#cause !== null) return;
    this.#cause = cause;
    this.#glass.end();
  }

  /** What was shown has ended: by `end`, or by itself, for this cause. */
  ended(cause: GlassCause): void {
    const ended = this.#picture;
    const known = this.#cause ?? cause;
    this.#picture = 'nothing';
    this.#cause = null;
    if (this.#isStopped || ended === 'nothing') return;
    if (this.#isMakingWay) this.#show('page');
    else if (ended === 'calm') this.#showAfter(calmAgainMs, 'calm');
    else this.#again(known);
  }

  #again(cause: GlassCause): void {
    this.#listener.counted(cause);
    const verdict = this.#budget.ended(this.#timer.now());
    if (verdict.kind === 'restart') return this.#showAfter(verdict.afterMs, 'page');
    if (this.#listener.givesUp()) return this.stop();
    this.#listener.counted('calm');
    this.#showAfter(this.#patience.firstDelayMs, 'calm');
    this.#cancelTry = this.#timer.after(verdict.tryAgainMs, () => this.#try());
  }

  /** The calm page makes way for the page. */
  #try(): void {
    this.#cancelShow();
    if (this.#picture === 'nothing') return this.#show('page');
    this.#isMakingWay = true;
    this.#glass.end();
  }

  #showAfter(ms: number, picture: Picture): void {
    this.#cancelShow = this.#timer.after(ms, () => this.#show(picture));
  }

  #show(picture: Picture): void {
    const now = this.#timer.now();
    this.#picture = picture;
    this.#isMakingWay = false;
    this.#beatDue = now + firstBeatMs;
    this.#contentDue = now + withoutContentMs;
    this.#glass.show(picture);
  }
}
