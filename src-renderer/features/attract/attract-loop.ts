/** Where the loop stands: the message on the glass, every message that it has known, and how long the hint has rested. */
export type AttractLoop = {
  shown: string | undefined;
  known: ReadonlySet<string>;
  /** Seconds of other messages since the hint of waiting replies stood on the glass. */
  restedSeconds: number;
};

/** The hint of waiting replies comes back after three minutes at the earliest: it is for one person, the hall is for all. */
export const hint = { key: 'waiting-reply', restSeconds: 180 } as const;

/** The loop begins with the first message. `keys`: what there is to show, in order. */
export function beginLoop(keys: readonly string[]): AttractLoop {
  return show({ shown: undefined, known: new Set(keys), restedSeconds: hint.restSeconds }, keys[0]);
}

/**
 * The messages changed: one that was not known goes on the glass at once, since what was just published is what
 * people wait for. Else the shown one stays; if it is gone, the loop begins again.
 */
export function meetMessages(loop: AttractLoop, keys: readonly string[]): AttractLoop {
  const newcomer = keys.find((key) => !loop.known.has(key));
  if (newcomer === undefined && loop.shown !== undefined && keys.includes(loop.shown)) return loop;
  return show({ ...loop, known: new Set([...loop.known, ...keys]) }, newcomer ?? keys[0]);
}

/** After so many seconds of one message, the next one in order; the hint only when it has rested. */
export function turnLoop(loop: AttractLoop, keys: readonly string[], seconds: number): AttractLoop {
  const restedSeconds = loop.restedSeconds + seconds;
  const at = keys.indexOf(loop.shown ?? '');
  const inOrder = [...keys.slice(at + 1), ...keys.slice(0, at + 1)];
  const next = inOrder.find((key) => key !== hint.key || restedSeconds >= hint.restSeconds);
  return show({ ...loop, restedSeconds }, next ?? loop.shown);
}

function show(loop: AttractLoop, key: string | undefined): AttractLoop {
  return { ...loop, shown: key, restedSeconds: key === hint.key ? 0 : loop.restedSeconds };
}
