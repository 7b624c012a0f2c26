/*
 * How a shell and the host it started talk: one channel (IPC of a child process, or Electron's parent port) carries
 * all pages. Values cross as structured clones of JSON values.
 *
 * The host reads its environment at start (`VESTIBULE_DATA`, `VESTIBULE_SERVER`, `VESTIBULE_CODE`, …;
 * `VESTIBULE_RESTARTS` is `RestartCounts` as JSON), says `ready` when it takes pages, ends on SIGTERM within
 * 2 s, and ends when the channel is gone: the shell has died.
 */

/** shell → host. `page` is a number that the shell never gives twice in the host's life. */
export type ShellToHost =
  | { kind: 'page-open'; page: number }
  | { kind: 'page-message'; page: number; message: unknown }
  | { kind: 'page-close'; page: number };

/** host → shell */
export type HostToShell =
  | { kind: 'ready' }
  | { kind: 'page-message'; page: number; message: unknown }
  /** The host is done with this page: the shell closes its connection. */
  | { kind: 'page-close'; page: number };

/** How often the shell has restarted something since it started, by cause; for health. */
export type RestartCounts = Partial<Record<RestartCause, number>>;

/** `exit`: ended by itself or by a fault; `signal`: killed from outside (also: out of memory); `start`: could not be started. */
export type RestartCause = 'exit' | 'signal' | 'start';
