import type { Log } from './log.ts';

/** Something that runs again and again until it is stopped. */
export type Repeating = {
  /** Waits for a run that has begun. */
  stop(): Promise<void>;
};

/** Runs `job` every so often, never twice at once; a failure is logged and does not end it. */
export function repeat(everyMs: number, job: () => Promise<void>, log: Log): Repeating {
  let running: Promise<void> | undefined;
  const timer = setInterval(() => {
    running ??= job()
      .catch((cause: unknown) =>
        log({ level: 'alarm', event: 'background job failed', code: 'internal', cause }),
      )
      .finally(() => (running = undefined));
  }, everyMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
