/** Where the loop stands: the message on the glass, and every message that it has known. */
export type AttractLoop = { shown: string | undefined; known: ReadonlySet<string> };

/** The loop begins with the first message. `keys`: what there is to show, in order. */
export function beginLoop(keys: readonly string[]): AttractLoop {
  return { shown: keys[0], known: new Set(keys) };
}

/**
 * The messages changed: one that was not known goes on the glass at once, since what was just published is what
 * people wait for. Else the shown one stays; if it is gone, the loop begins again.
 */
export function meetMessages(loop: AttractLoop, keys: readonly string[]): AttractLoop {
  const newcomer = keys.find((key) => !loop.known.has(key));
  if (newcomer === undefined && loop.shown !== undefined && keys.includes(loop.shown)) return loop;
  return { shown: newcomer ?? keys[0], known: new Set([...loop.known, ...keys]) };
}

/** Time for the next message in order. */
export function turnLoop(loop: AttractLoop, keys: readonly string[]): AttractLoop {
  const at = keys.indexOf(loop.shown ?? '');
  return { ...loop, shown: keys[(at + 1) % keys.length] };
}
