import type { HostMessage } from '#shared/kiosk-api/announcements.ts';

/**
 * What goes between a shell and the host process it started, over the channel that it was started with
 * (`child_process` IPC in the browser shell, `parentPort` in Electron). The shell numbers the pages.
 */
export type ShellToHost =
  /** A page is there. In Electron the message brings a MessagePort, and what follows goes over that. */
  { page: number; open: true } | { page: number; close: true } | { page: number; message: unknown };

export type HostToShell =
  /** The feed is read and pages may come. */
  | { ready: true }
  /** Let the page begin anew. */
  | { reload: true }
  | { page: number; message: HostMessage };
