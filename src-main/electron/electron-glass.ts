import type { App, BrowserWindow } from 'electron';
import type { Glass, Picture } from '../supervisor/glass-keeper.ts';
import { calmPagePath } from '../supervisor/page-files.ts';
import type { GlassCause } from '../supervisor/restart-counts.ts';
import { pageUrl } from './app-protocol.ts';

/** Who is told what happens to the page. */
export type GlassWatch = {
  /** It hangs and has to be ended. */
  end(cause: GlassCause): void;
  ended(cause: GlassCause): void;
  /** Chromium has started its process for drawing again; after three times it draws without the graphics card. */
  gpuGone(): void;
};

/** The one window: it stays, and its renderer is ended and begun again. */
export class ElectronGlass implements Glass {
  readonly #window: BrowserWindow;
  readonly #watch: GlassWatch;

  constructor(window: BrowserWindow, app: App, watch: GlassWatch) {
    this.#window = window;
    this.#watch = watch;
    const { webContents } = window;
    webContents.on('render-process-gone', (_event, { reason }) =>
      watch.ended(reason === 'oom' ? 'page-memory' : 'page-gone'),
    );
    webContents.on('unresponsive', () => watch.end('page-unresponsive'));
    app.on('child-process-gone', (_event, { type }) => type === 'GPU' && watch.gpuGone());
  }

  /** A load that fails is a page that is silent. */
  show(picture: Picture): void {
    const url = picture === 'calm' ? new URL(calmPagePath, pageUrl).href : pageUrl;
    this.#window.loadURL(url).catch(() => {});
  }

  /** `reload()` can hang on a page that hangs: it is ended first. */
  end(): void {
    const { webContents } = this.#window;
    if (webContents.isCrashed()) this.#watch.ended('page-gone');
    else webContents.forcefullyCrashRenderer();
  }
}
