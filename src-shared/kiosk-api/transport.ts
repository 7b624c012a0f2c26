import type { ErrorCode } from '../error-codes.ts';
import type { HostMessage } from './announcements.ts';
import type { Call } from './verbs.ts';

/*
 * How the page and its shell talk. The page is the same in both shells; only `kiosk-api.ts` knows which.
 *
 * Browser shell: one WebSocket at `/kiosk` on the page's own origin (`ws://${location.host}/kiosk`), opened
 * after the page was loaded with the token's cookie. One text frame is one JSON message, at most
 * `pageMessageLimit` bytes upwards (a larger one closes the connection with 1009). When the socket closes,
 * the page shows what it has, waits one second and opens it again: everything is announced anew.
 *
 * Electron: `window.vestibule.connect()` once per page; it gives a `PagePort`. Nothing to reopen: the port lives as
 * long as the page.
 *
 * In both, after the opening and after each restart of the host:
 *   shell → page  { kind: 'host', state: 'up' }
 *   host  → page  announcements `feed` with `reset: true`, `outcomes`, `pictures`, then `status`
 * While the host is away: { kind: 'host', state: 'restarting' }, or 'out-of-order' when its budget is spent.
 * A call that has no answer when the state changes will never have one: the page asks again when the host is
 * `up` (an action with the same key is taken once). Calls sent while it is not `up` are dropped: the page keeps them.
 */

/** What the shell itself tells the page; everything else comes from the host. */
export type ShellMessage =
  | { kind: 'host'; state: 'up' | 'restarting' | 'out-of-order' }
  /** Begin anew; in Electron the shell itself loads the page again. */
  | { kind: 'reload' }
  /** A message of the page was not JSON; it was counted and ignored. The connection lives on. */
  | { kind: 'unread'; code: ErrorCode };

/** shell → page, all of it */
export type PageMessage = HostMessage | ShellMessage;

/** The page's end in Electron. Values cross as structured clones: no JSON text. */
export type PagePort = {
  post(message: Call): void;
  /** One listener; what came before it was set is delivered then, in order. */
  onMessage(listener: (message: PageMessage) => void): void;
};

/** What the preload exposes as `window.vestibule`; absent in the browser shell. */
export type VestibuleBridge = { connect(): PagePort };

/** Bytes of one message from the page. An action is at most 32 KB. */
export const pageMessageLimit = 64 * 1024;

/** Path of the WebSocket of the browser shell. */
export const kioskSocketPath = '/kiosk';

/** Channels between preload and Electron's main process. */
export const electronChannels = {
  /** page → main: a page is there and wants its host. */
  connect: 'vestibule:connect',
  /** main → page: a `ShellMessage`; with `up` comes the MessagePort of the host. */
  page: 'vestibule:page',
} as const;
