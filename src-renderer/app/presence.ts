/** Whether somebody stands before the glass, from the time since the last touch. Pure: whoever asks brings the time. */
export type Presence = { kind: 'here' } | { kind: 'asking'; secondsLeft: number } | { kind: 'gone' };

/** « Vous êtes toujours là ? » stays for this long (P2). */
export const askingSeconds = 30;

export function presenceAfter(quietMs: number, limitSeconds: number): Presence {
  const overMs = quietMs - limitSeconds * 1000;
  if (overMs < 0) return { kind: 'here' };
  const secondsLeft = Math.ceil(askingSeconds - overMs / 1000);
  return secondsLeft > 0 ? { kind: 'asking', secondsLeft } : { kind: 'gone' };
}
