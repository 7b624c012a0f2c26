import type { CDPSession, Page } from '@playwright/test';

export type Spot = { x: number; y: number };

/** One contact with the glass: radius in px (a finger 13, a palm 40), `id` tells contacts apart. */
type Contact = Spot & { id: number; radius: number };

const frameMs = 16;

/** Touches the glass as a hand does: through the browser's own input, with drift, tremor and several contacts. */
export class Finger {
  readonly #page: Page;
  readonly #cdp: CDPSession;

  private constructor(page: Page, cdp: CDPSession) {
    this.#page = page;
    this.#cdp = cdp;
  }

  static async on(page: Page): Promise<Finger> {
    return new Finger(page, await page.context().newCDPSession(page));
  }

  /** All contacts that are on the glass now; the browser works out which came and which went. */
  async contacts(
    type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel',
    down: Contact[],
  ): Promise<void> {
    const touchPoints = down.map(({ x, y, id, radius }) => ({ x, y, id, radiusX: radius, radiusY: radius }));
    await this.#cdp.send('Input.dispatchTouchEvent', { type, touchPoints });
  }

  async tap(spot: Spot, holdMs = 80): Promise<void> {
    await this.slide(spot, () => spot, holdMs);
  }

  /** Down at `from`, then wherever `path(share)` says for share 0 to 1 of the time, then up there. */
  async slide(from: Spot, path: (share: number) => Spot, holdMs: number): Promise<void> {
    await this.contacts('touchStart', [finger(from)]);
    const steps = Math.max(1, Math.min(120, Math.floor(holdMs / frameMs)));
    for (let step = 1; step <= steps; step += 1) {
      await this.#page.waitForTimeout(holdMs / steps);
      await this.contacts('touchMove', [finger(path(step / steps))]);
    }
    await this.contacts('touchEnd', []);
  }
}

/** A finger's contact. */
export function finger(spot: Spot, id = 1): Contact {
  return { ...spot, id, radius: 13 };
}

/** The edge of a hand resting on the glass. */
export function palm(spot: Spot, id = 2): Contact {
  return { ...spot, id, radius: 40 };
}

/** The path of a trembling finger around a spot. */
export function tremor(
  spot: Spot,
  amplitudePx: number,
  hertz: number,
  holdMs: number,
): (share: number) => Spot {
  return (share) => {
    const turn = 2 * Math.PI * hertz * ((share * holdMs) / 1000);
    return { x: spot.x + amplitudePx * Math.sin(turn), y: spot.y + 0.6 * amplitudePx * Math.cos(turn) };
  };
}
