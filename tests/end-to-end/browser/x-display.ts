import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** An X server of its own: the window of the product is a real one, and keys and mouse come from the system. */
export class XDisplay {
  readonly name: string;
  readonly stop: () => Promise<void>;

  private constructor(name: string, stop: () => Promise<void>) {
    this.name = name;
    this.stop = stop;
  }

  static async start(): Promise<XDisplay> {
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1080x1920x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const [number] = (await once(server.stdio[3] as NodeJS.ReadableStream, 'data')) as [Buffer];
    const ended = once(server, 'exit');
    return new XDisplay(`:${number.toString().trim()}`, async () => {
      server.kill();
      await ended;
    });
  }

  /** What a keyboard or a mouse does, in the words of xdotool. */
  async input(...words: string[]): Promise<string> {
    const { stdout } = await run('xdotool', words, { env: { ...process.env, DISPLAY: this.name } });
    return stdout;
  }

  /** Windows that can be seen: the kiosk's own, and every dialog or other window. */
  async windows(): Promise<string[]> {
    const found = await this.input('search', '--onlyvisible', '--maxdepth', '1', '--name', '');
    return found.split('\n').filter(Boolean);
  }
}
