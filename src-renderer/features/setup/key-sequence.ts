/** The last keys of a keyboard that somebody has plugged in, oldest first. */
export type KeyHistory = readonly { key: string; at: number }[];

/** Plain keys that nobody needs to write with: whoever cannot reach the upper corners types these. */
const order = ['Home', 'End', 'Home', 'End', 'PageUp', 'PageDown'];
const withinMs = 6_000;

export function afterKey(history: KeyHistory, key: string, at: number): KeyHistory {
  return [...history, { key, at }].filter((pressed) => at - pressed.at <= withinMs).slice(-order.length);
}

export function isWholeSequence(history: KeyHistory): boolean {
  return history.length === order.length && history.every(({ key }, index) => key === order[index]);
}
