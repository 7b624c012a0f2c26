import type { HostMessage } from '#shared/kiosk-api/announcements.ts';

/**
 * What goes between a shell and the host process it started, over the channel that it was started with
 * (`child_process` IPC in the browser shell, `parentPort` in Electron). The shell numbers the pages.
 */
export type ShellToHost =
  /** A page is there. In Electron the message brings a MessagePort, and what follows goes over that. */
  | { page: number; open: true }
  | { page: number; close: true }
  | { page: number; message: unknown }
  /** Restarts by cause since the shell started, whenever there is one more; for health. */
  | { restarts: Record<string, number> };

export type HostToShell =
  /** The feed is read and pages may come. */
  | { ready: true }
  /** Let the page begin anew. */
  | { reload: true }
  | { page: number; message: HostMessage }
  | HostLife
  | PanelWish;

/** Whether the panel is to shine, at each change; it is after a start. */
export type PanelWish = { light: boolean };

/** How the shell knows that host and page live, and what stands on the glass. */
export type HostLife =
  /** The page has just said what it shows; its calm page is no content. */
  | { beat: 'content' | 'out-of-order' }
  /** Every 2 s. The store is sound while a write into it does not fail for want of the database. */
  | { pulse: { isStoreSound: boolean } };
