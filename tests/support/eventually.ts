/** Waits in real time until something is so; throws after `withinMs`, with what it was last. */
export async function eventually<T>(look: () => T | undefined | false, withinMs = 8_000): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const seen = look();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > end) throw new Error(`not within ${withinMs} ms: ${look.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
