import type { BrowserWindowConstructorOptions } from 'electron';

/** Options of the one window. Compared whole by a test: a new key is a decision (Electron's checklist 2 to 10). */
export function kioskWindowOptions(preload: string, isPackaged: boolean): BrowserWindowConstructorOptions {
  return {
    kiosk: true,
    fullscreen: true,
    frame: false,
    show: false,
    backgroundColor: '#ffffff',
    autoHideMenuBar: true,
    title: 'Vestibule',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      devTools: !isPackaged,
      disableDialogs: true,
      navigateOnDragDrop: false,
      spellcheck: false,
      autoplayPolicy: 'no-user-gesture-required',
      backgroundThrottling: false,
    },
  };
}
