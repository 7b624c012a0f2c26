import type { Event, Session, WebContents } from 'electron';
import { isAllowedKey } from '#shared/allowed-key.ts';
import { isPageUrl } from './app-protocol.ts';

/*
 * Everything that Chromium allows by default and a screen in a hall must not. Points of Electron's security checklist:
 * 5 permissions, 12 webview, 13 navigation, 14 windows. Certificate errors have no listener: Chromium refuses.
 */

/** Denies every permission and device, every download, and every request that is not the page's own. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOwnRequest(url) }));
}

/** Developer tools exist only where the app is not packaged. */
function isOwnRequest(url: string): boolean {
  return isPageUrl(url) || /^(blob:app:\/\/vestibule\/|data:|devtools:)/.test(url);
}

/** Keeps one page where it is: no navigation, no window, no webview, no dialog of Chromium, no zoom, no chord. */
export function lockContents(contents: WebContents): void {
  const prevent = (event: Pick<Event, 'preventDefault'>): void => event.preventDefault();
  contents.on('will-navigate', prevent);
  contents.on('will-frame-navigate', prevent);
  contents.on('will-redirect', prevent);
  contents.on('will-attach-webview', prevent);
  contents.on('will-prevent-unload', prevent); // « leave this page? »: it leaves
  contents.on('select-bluetooth-device', prevent);
  contents.on('select-client-certificate', prevent);
  contents.on('login', prevent);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setIgnoreMenuShortcuts(true);
  contents.on('before-input-event', (event, input) => {
    if (!isAllowedKey(input)) event.preventDefault();
  });
  contents.on('did-finish-load', () => void contents.setVisualZoomLevelLimits(1, 1));
}
