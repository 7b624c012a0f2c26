import { join, resolve } from 'node:path';
import { loadDemo } from '#scripts/demo/load-demo.ts';
import { signIn } from '#scripts/demo/staff-session.ts';
import type { StaffSession } from '#scripts/demo/staff-session.ts';
import { startProgram } from '#scripts/program.ts';
import type { Program } from '#scripts/program.ts';

const script = resolve(import.meta.dirname, '../../src-server/main.ts');

/** A real central server in a process of its own; killed and started again it is the same one, at the same address. */
export class ServerProgram {
  readonly #data: string;
  #program: Program | null = null;
  #url = '';
  staff = { user: '', password: '' };

  constructor(folder: string) {
    this.#data = join(folder, 'server');
  }

  get url(): string {
    return this.#url;
  }

  async start(): Promise<void> {
    const port = this.#url === '' ? '0' : new URL(this.#url).port;
    this.#program = startProgram(script, { VESTIBULE_DATA: this.#data, VESTIBULE_PORT: port }, 2);
    const ready = await this.#program.ready;
    this.#url = String(ready['server']);
    this.staff = ready['staff'] as { user: string; password: string };
  }

  /** As when the power fails. */
  async kill(): Promise<void> {
    if (this.#program) process.kill(this.#program.pid, 'SIGKILL');
    await this.#program?.ended;
  }

  async stop(): Promise<void> {
    await this.#program?.stop();
  }

  signIn(): Promise<StaffSession> {
    return signIn(this.#url, this.staff);
  }

  /** A residence with the demo's content, or with nothing in it; and a code for its screens. */
  async fill(content: Content): Promise<{ residence: string; code: string }> {
    if (content === 'demo') {
      const demo = await loadDemo({ server: this.#url, staff: this.staff, now: Date.now() });
      return { residence: demo.residence.id, code: demo.codes[0] ?? '' };
    }
    const staff = await this.signIn();
    const { id } = await staff.send<{ id: string }>('POST', '/residences', emptyResidence);
    const { code } = await staff.send<{ code: string }>('POST', `/residences/${id}/codes`, {});
    return { residence: id, code };
  }
}

/** What is on the server before a test. */
export type Content = 'demo' | 'empty';

const emptyResidence = {
  name: 'Résidence des Essais',
  address: { street: '1 rue du Port', postcode: '44000', city: 'Nantes' },
  buildings: [
    { id: 'A', name: 'Bâtiment A', floors: [{ level: 0, name: 'Rez-de-chaussée', doors: ['1', '2'] }] },
  ],
};
