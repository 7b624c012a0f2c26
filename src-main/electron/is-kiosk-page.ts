import type { WebFrameMain } from 'electron';
import { isPageUrl } from './app-protocol.ts';

/**
 * Whether a message comes from our page itself (item 17 of Electron's checklist): the main frame of the window, on our
 * own protocol and host. A frame that is gone already is null and refused.
 */
export function isKioskPage(sender: WebFrameMain | null, mainFrame: WebFrameMain): boolean {
  return sender !== null && sender === mainFrame && isPageUrl(sender.url);
}
