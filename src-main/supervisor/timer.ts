/** Time as the supervisor needs it; tests move it by hand. */
export type Timer = {
  /** Monotonic milliseconds. */
  now(): number;
  /** Calls once after `ms`; the returned function takes it back. */
  after(ms: number, call: () => void): () => void;
};

/** The machine's time. */
export const systemTimer: Timer = {
  now: () => performance.now(),
  after: (ms, call) => {
    const timeout = setTimeout(call, ms);
    return () => clearTimeout(timeout);
  },
};
