import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServerProgram } from '../../tests/end-to-end/server-program.ts';
import { buildMain } from '../../scripts/build-main.ts';
import { buildPage } from '../../scripts/build-page.ts';
import { memberOf } from './linux-processes.ts';
import { runProgram } from './running-program.ts';
import { signedIn } from './staff-session.ts';

/** The demo on a server, and the kiosk as it is packaged (bundled, no source is compiled as it runs) without a window. */
export type BuiltKiosk = {
  /** Address of the page. */
  kiosk: string;
  server: string;
  /** Process of the host. */
  host: number;
  notices: Awaited<ReturnType<typeof signedIn>>;
  stop: () => Promise<void>;
};

/** Starts both in a folder that goes with them. */
export async function startBuiltKiosk(): Promise<BuiltKiosk> {
  await buildPage(() => {});
  await buildMain(() => {});
  const folder = mkdtempSync(join(tmpdir(), 'vestibule-bench-'));
  const server = new ServerProgram(folder);
  await server.start();
  const { residence, code } = await server.fill('demo');
  const program = runProgram<{ kiosk: string }>('dist/main/browser.js', [], {
    VESTIBULE_DATA: join(folder, 'kiosk'),
    VESTIBULE_SERVER: server.url,
    VESTIBULE_CODE: code,
    VESTIBULE_SHELL: 'none',
    VESTIBULE_JSON: '1',
  });
  const { kiosk } = await program.ready;
  return {
    kiosk,
    server: server.url,
    host: memberOf(program.child.pid ?? 0, 'dist/main/host.js'),
    notices: await signedIn({ server: server.url, staff: server.staff, residence: { id: residence }, kiosk }),
    stop: async () => {
      await program.stop();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
