/** Why the host was started again. `exit`: by itself; `signal`: killed, also for want of memory; `start`: did not start; `silent`: hung. */
export type HostCause = 'exit' | 'signal' | 'start' | 'silent';

/** Why what shows the page was started again. `page-out-of-order`: the page lived and had no content to show. */
export type GlassCause =
  | 'browser-exit'
  | 'page-gone'
  | 'page-memory'
  | 'page-silent'
  | 'page-unresponsive'
  | 'page-out-of-order';

/** Restarts by cause since the shell started; `gpu`: of the process for drawing, by Chromium; `calm`: the calm page had to stand in. */
export type RestartCounts = Partial<Record<HostCause | GlassCause | 'gpu' | 'calm', number>>;
