import { isWithin, nearestTarget } from './hit-test.ts';
import type { Point } from './hit-test.ts';

/** What a target does. `worksAsleep`: also while the attract loop runs (the comfort row). */
export type Target = { onPress: () => void; worksAsleep: boolean };

/** Time and measure, handed in. `pxPerMm` is asked at each touch, because the panel's settings may change. */
export type PressOptions = { now: () => number; pxPerMm: () => number; bounceMs: number; guardMs: number };

type Held = { pointerId: number; element: HTMLElement; isPalm: boolean };

const slopMm = 12;
const heardByNobody = [
  'pointerover',
  'pointerout',
  'mouseover',
  'mouseout',
  'mousemove',
  'touchmove',
  'focusin',
  'focusout',
];
/** Wider contacts are hands or fists: they may press, but give way to a finger. */
const palmMm = 30;

/**
 * Turns touches, mouse and keys into presses, for the whole page (accessibility 9.1, T5 to T11).
 * One contact at a time: it lands in a target or its slop, and counts on release inside target + slop,
 * whatever its duration and drift. While `sleep` is on, the first touch only wakes.
 *
 *     idle ──lands on a target──▶ held ──release inside──▶ onPress, idle
 *       ▲                          └──release outside, cancel, screen change──▶ idle
 */
export class PressController {
  readonly #page: Document;
  readonly #options: PressOptions;
  readonly #targets = new Map<HTMLElement, Target>();
  readonly #pressedAt = new WeakMap<HTMLElement, number>();
  readonly #watchers = new Set<(element: HTMLElement) => void>();
  #held: Held | undefined;
  #guardedUntil = -Infinity;
  #onWake: (() => void) | undefined;

  constructor(page: Document, options: PressOptions) {
    this.#page = page;
    this.#options = options;
  }

  /** Listens on the page until the signal aborts. */
  listen(signal: AbortSignal): void {
    const options = { capture: true, signal };
    this.#page.addEventListener('pointerdown', (event) => this.#land(event), options);
    this.#page.addEventListener('pointermove', (event) => this.#drift(event), options);
    this.#page.addEventListener('pointerup', (event) => this.#release(event), options);
    this.#page.addEventListener('pointercancel', (event) => this.#cancel(event), options);
    this.#page.addEventListener('click', (event) => this.#click(event), options);
    this.#page.addEventListener('keydown', (event) => this.#key(event), options);
    for (const kind of ['contextmenu', 'dragstart', 'selectstart', 'dblclick'])
      this.#page.addEventListener(kind, (event) => event.preventDefault(), options);
    // nothing hears of these but React, which would look at every one of them before a release is even told
    for (const kind of heardByNobody)
      this.#page.addEventListener(kind, (event) => event.stopPropagation(), options);
    for (const kind of ['touchstart', 'touchend'] as const)
      this.#page.addEventListener(kind, takeWhole, { ...options, passive: false });
  }

  /** Makes an element a target until the returned function is called. */
  add(element: HTMLElement, target: Target): () => void {
    this.#targets.set(element, target);
    return () => {
      this.#targets.delete(element);
      if (this.#held?.element === element) this.#letGo();
    };
  }

  /** Calls `watcher` with each target before it acts, until the returned function is called. */
  watch(watcher: (element: HTMLElement) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Another screen stands on the glass: what is held is dropped, and touches that begin now are ignored (T10). */
  announceScreenChange(): void {
    this.#letGo();
    this.#guardedUntil = this.#options.now() + this.#options.guardMs;
  }

  /** The attract loop: from now on a touch outside `worksAsleep` targets does nothing but call `onWake`, once. */
  sleep(onWake: () => void): () => void {
    this.#onWake = onWake;
    return () => {
      if (this.#onWake === onWake) this.#onWake = undefined;
    };
  }

  #land(event: PointerEvent): void {
    if (event.pointerType === 'mouse' && event.button !== 0) return;
    const isPalm = Math.max(event.width, event.height) > palmMm * this.#options.pxPerMm();
    if (this.#held && (!this.#held.isPalm || isPalm)) return;
    if (this.#isGuarded()) return;
    const element = this.#elementAt(event);
    if (!element || this.#isAsleepFor(element)) return this.#wake();
    if (this.#isBounce(element)) return;
    this.#letGo();
    this.#held = { pointerId: event.pointerId, element, isPalm };
    this.#page.documentElement.setPointerCapture(event.pointerId); // this element outlives every screen
    element.dataset['pressed'] = '';
    this.#leaveFocus();
  }

  #drift(event: PointerEvent): void {
    if (event.pointerId !== this.#held?.pointerId) return;
    const { element } = this.#held;
    if (this.#isInside(event, element)) element.dataset['pressed'] = '';
    else delete element.dataset['pressed'];
  }

  #release(event: PointerEvent): void {
    if (event.pointerId !== this.#held?.pointerId) return;
    const { element } = this.#held;
    const isInside = this.#isInside(event, element); // before the key looks otherwise: that would be laid out for it
    this.#letGo();
    if (isInside) this.#fire(element);
  }

  #cancel(event: PointerEvent): void {
    if (event.pointerId === this.#held?.pointerId) this.#letGo();
  }

  /** Keys, switches and `.click()` arrive as clicks without a count; those of touch and mouse are already done. */
  #click(event: MouseEvent): void {
    const element = this.#targetOf(event);
    if (!element) return;
    event.preventDefault();
    if (event.detail !== 0 || this.#isGuarded() || this.#isBounce(element)) return;
    if (this.#isAsleepFor(element)) return this.#wake();
    this.#fire(element);
  }

  #key(event: KeyboardEvent): void {
    const isActivation = event.key === 'Enter' || event.key === ' ';
    if (event.repeat && isActivation) event.preventDefault();
    if (!this.#onWake || event.key === 'Tab') return;
    const element = this.#targetOf(event);
    if (element && !this.#isAsleepFor(element)) return;
    event.preventDefault();
    if (!this.#isGuarded()) this.#wake();
  }

  #fire(element: HTMLElement): void {
    this.#pressedAt.set(element, this.#options.now());
    for (const watcher of this.#watchers) watcher(element);
    this.#targets.get(element)?.onPress();
  }

  /**
   * A finger needs no focus. What goes while it has the focus, like a title, has the whole next screen laid out twice;
   * and to take it away takes time, which there is while the finger lies and not when it is lifted.
   */
  #leaveFocus(): void {
    const { activeElement } = this.#page;
    if (activeElement instanceof HTMLElement) activeElement.blur();
  }

  #letGo(): void {
    delete this.#held?.element.dataset['pressed'];
    this.#held = undefined;
  }

  #wake(): void {
    const onWake = this.#onWake;
    this.#onWake = undefined;
    onWake?.();
  }

  #isAsleepFor(element: HTMLElement): boolean {
    return this.#onWake !== undefined && !this.#targets.get(element)?.worksAsleep;
  }

  #isGuarded(): boolean {
    return this.#options.now() < this.#guardedUntil;
  }

  #isBounce(element: HTMLElement): boolean {
    return this.#options.now() - (this.#pressedAt.get(element) ?? -Infinity) < this.#options.bounceMs;
  }

  #isInside(event: PointerEvent, element: HTMLElement): boolean {
    return element.isConnected && isWithin(pointOf(event), element.getBoundingClientRect(), this.#slopPx());
  }

  #elementAt(event: PointerEvent): HTMLElement | undefined {
    const boxes = [...this.#targets.keys()]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && box.height > 0);
    return nearestTarget(pointOf(event), boxes, this.#slopPx())?.element;
  }

  #targetOf(event: Event): HTMLElement | undefined {
    const path = event.composedPath();
    return [...this.#targets.keys()].find((element) => path.includes(element));
  }

  #slopPx(): number {
    return slopMm * this.#options.pxPerMm();
  }
}

/**
 * Pointer events say all of a finger. What Chromium makes of a touch besides (a tap with its mouse events, a long press,
 * a zoom) nobody hears, and it would come between the release and the next screen's paint.
 */
function takeWhole(event: TouchEvent): void {
  event.preventDefault();
  event.stopPropagation();
}

function pointOf(event: PointerEvent): Point {
  return { x: event.clientX, y: event.clientY };
}
