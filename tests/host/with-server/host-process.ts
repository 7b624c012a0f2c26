import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { HostToShell } from '#main/host/bridge/shell-channel.ts';
import type { NewAction } from '#main/host/outbox/new-action.ts';
import type { HostMessage, KioskStatus } from '#shared/kiosk-api/announcements.ts';
import { eventually } from '#support/eventually.ts';

const entry = join(import.meta.dirname, '../../../src-main/host/main.ts');

/** The host as a shell starts it: a process with a channel, one page, and what it logs. */
export class HostProcess {
  readonly process: ChildProcess;
  readonly messages: HostMessage[] = [];
  status: KioskStatus | undefined;
  isReady = false;
  logged = '';
  #nextId = 1;

  constructor(dataDir: string, config: object) {
    this.process = fork(entry, {
      env: { ...process.env, VESTIBULE_DATA: dataDir, VESTIBULE_KIOSK_CONFIG: JSON.stringify(config) },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.process.stderr?.on('data', (text: Buffer) => (this.logged += text.toString()));
    onTestFinished(() => void this.process.kill('SIGKILL'));
    this.process.on('message', (message) => this.#hear(message as HostToShell));
  }

  async opened(): Promise<this> {
    await eventually(() => this.isReady);
    this.process.send({ page: 1, open: true });
    await eventually(() => this.status);
    return this;
  }

  /** Resolves with what was answered, at the very moment at which it comes. */
  call(verb: string, values: unknown): Promise<unknown> {
    const id = this.#nextId++;
    const { promise, resolve } = Promise.withResolvers<unknown>();
    const hear = (message: HostToShell) => {
      if (!('message' in message)) return;
      const answer = message.message;
      if (answer.kind !== 'announcement' && 'id' in answer && answer.id === id) {
        this.process.off('message', hear);
        resolve(answer.kind === 'answer' ? answer.value : answer);
      }
    };
    this.process.on('message', hear);
    this.process.send({ page: 1, message: { kind: 'call', id, verb, arguments: values } });
    return promise;
  }

  act(action: NewAction): Promise<unknown> {
    return this.call('act', action);
  }

  async kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const exited = once(this.process, 'exit');
    this.process.kill(signal);
    const [code] = (await exited) as [number | null];
    return code;
  }

  #hear(message: HostToShell): void {
    if ('ready' in message) this.isReady = true;
    else if ('message' in message) {
      this.messages.push(message.message);
      if (message.message.kind === 'announcement' && message.message.name === 'status') {
        this.status = message.message.value;
      }
    }
  }
}
