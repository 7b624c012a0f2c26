import { setTimeout as pause } from 'node:timers/promises';
import { Devtools } from './devtools.ts';
import type { DevtoolsEvent } from './devtools.ts';
import { debuggingOf } from './windowed-kiosk.ts';
import type { XDisplay } from './x-display.ts';

type Target = { targetId: string; type: string; url: string };
type Seen = {
  url: string;
  pixelRatio: number;
  scale: number;
  scrolled: number;
  selected: string;
  size: string;
  screen: string;
};

/** For something to come of a key. What comes later stays, and is seen by the next look. */
const settleMs = 50;
/** Longer is « the page is lost » (RL7). */
const aliveWithinMs = 5_000;

const lookAtPage = `JSON.stringify({
  url: location.origin + location.pathname, pixelRatio: devicePixelRatio, scale: visualViewport.scale,
  scrolled: Math.abs(scrollX) + Math.abs(scrollY), selected: String(getSelection()),
  size: [outerWidth, outerHeight, screenX, screenY, document.fullscreenElement ? 'fullscreen' : ''].join(' '),
  screen: document.body.innerText === '' ? '' : 'shown',
})`;

/** Sentences for what Chromium tells by itself. */
const told: Record<string, (params: Record<string, unknown>) => string> = {
  'Page.javascriptDialogOpening': ({ type }) => `a dialog: ${String(type)}`,
  'Browser.downloadWillBegin': ({ url }) => `a download: ${String(url)}`,
  'Page.frameNavigated': ({ frame }) => `loaded: ${(frame as { url: string }).url}`,
};

/**
 * Watches one kiosk window for everything that is out: another window or target, another address, a dialog, a download,
 * zoom, scrolling, selected text, a page that is gone.
 */
export class Lookout {
  readonly #devtools: Devtools;
  readonly #display: XDisplay;
  readonly #page: string;
  readonly #told: string[] = [];
  #windows: string[] = [];
  #targets: string[] = [];
  #start: Seen | undefined;

  private constructor(devtools: Devtools, display: XDisplay, page: string) {
    this.#devtools = devtools;
    this.#display = display;
    this.#page = page;
    devtools.onEvent((event) => this.#hear(event));
  }

  /** Begins when the page shows something. */
  static async open(profile: string, display: XDisplay): Promise<Lookout> {
    const { port, path } = await debuggingOf(profile);
    const devtools = await Devtools.connect(`ws://127.0.0.1:${port}${path}`);
    const { sessionId } = await devtools.ask<{ sessionId: string }>('Target.attachToTarget', {
      targetId: await firstPage(devtools),
      flatten: true,
    });
    const lookout = new Lookout(devtools, display, sessionId);
    while ((await lookout.#look())?.screen !== 'shown') await pause(100);
    await lookout.#begin();
    return lookout;
  }

  /** A question to the page's own session. */
  ask<T = unknown>(method: string, params: object): Promise<T> {
    return this.#devtools.ask<T>(method, params, this.#page);
  }

  /** Runs what a fault in the page might do, as if a person had just touched. */
  async run(expression: string): Promise<void> {
    await Promise.race([this.ask('Runtime.evaluate', { expression, userGesture: true }), pause(1_000)]);
  }

  /** Everything that is out since the last call, in words; empty when nothing is. */
  async escapes(): Promise<string[]> {
    await pause(settleMs);
    const seen = await this.#look();
    return [
      ...this.#told.splice(0),
      ...(await this.#otherWindows()),
      ...(seen ? [...(await this.#otherTargets()), ...this.#changes(seen)] : ['the page is lost']),
    ];
  }

  async #otherWindows(): Promise<string[]> {
    const windows = await this.#display.windows();
    return windows.filter((window) => !this.#windows.includes(window)).map(() => 'another window');
  }

  async #otherTargets(): Promise<string[]> {
    const targets = await targetsOf(this.#devtools);
    return targets
      .filter(({ targetId }) => !this.#targets.includes(targetId))
      .map(({ type, url }) => `another ${type}: ${url}`);
  }

  close(): void {
    this.#devtools.close();
  }

  #changes(seen: Seen): string[] {
    return Object.entries(seen)
      .filter(([fact, value]) => value !== this.#start?.[fact as keyof Seen])
      .map(([fact, value]) => `${fact} is ${String(value)}`);
  }

  async #begin(): Promise<void> {
    await this.ask('Page.enable', {});
    await this.#devtools.ask('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true });
    this.#windows = await this.#display.windows();
    this.#targets = (await targetsOf(this.#devtools)).map(({ targetId }) => targetId);
    this.#start = (await this.#look()) ?? undefined;
    this.#told.length = 0;
  }

  async #look(): Promise<Seen | null> {
    const answer = this.ask<{ result: { value?: string } }>('Runtime.evaluate', { expression: lookAtPage });
    const nothing = pause(aliveWithinMs).then(() => null);
    const given = await Promise.race([answer.catch(() => null), nothing]); // between two documents there is no page to ask
    const text = given?.result.value;
    return text === undefined ? null : (JSON.parse(text) as Seen);
  }

  #hear({ method, params }: DevtoolsEvent): void {
    const sentence = told[method]?.(params);
    if (sentence !== undefined) this.#told.push(sentence);
  }
}

async function targetsOf(devtools: Devtools): Promise<Target[]> {
  return (await devtools.ask<{ targetInfos: Target[] }>('Target.getTargets')).targetInfos;
}

async function firstPage(devtools: Devtools): Promise<string> {
  for (;;) {
    const page = (await targetsOf(devtools)).find(
      ({ type, url }) => type === 'page' && url.startsWith('http'),
    );
    if (page) return page.targetId;
    await pause(100);
  }
}
