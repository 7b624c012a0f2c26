import { beforeEach, expect, test } from 'vitest';
import type { HostToShell, ShellToHost } from '#main/host/bridge/shell-channel.ts';
import { HostSupervisor } from '#main/supervisor/host-supervisor.ts';
import type { HostProcess } from '#main/supervisor/host-supervisor.ts';
import type { HostCause, RestartCounts } from '#main/supervisor/restart-counts.ts';
import { MovedTimer } from './moved-timer.ts';

/** A host that does what the test says. */
class ScriptedHost implements HostProcess {
  readonly restarts: RestartCounts;
  readonly got: ShellToHost[] = [];
  readonly asked: string[] = [];
  say: (message: HostToShell) => void = () => {};
  die: (cause: HostCause) => void = () => {};

  constructor(restarts: RestartCounts) {
    this.restarts = restarts;
  }
  send(message: ShellToHost): void {
    this.got.push(message);
  }
  onMessage(listener: (message: HostToShell) => void): void {
    this.say = listener;
  }
  onEnd(listener: (cause: HostCause) => void): void {
    this.die = listener;
  }
  end(): void {
    this.asked.push('end');
  }
  kill(): void {
    this.asked.push('kill');
    this.die('signal');
  }
}

let timer: MovedTimer;
let hosts: ScriptedHost[];
let heard: unknown[];
let supervisor: HostSupervisor;

const last = (): ScriptedHost => {
  const host = hosts.at(-1);
  if (!host) throw new Error('no host was started');
  return host;
};

beforeEach(() => {
  timer = new MovedTimer();
  hosts = [];
  heard = [];
  supervisor = new HostSupervisor(
    (restarts) => {
      hosts.push(new ScriptedHost(restarts));
      return last();
    },
    timer,
    { hostState: (state) => heard.push(state), hostMessage: (message) => heard.push(message) },
  );
  supervisor.start();
});

test('[SU4] a host that ends is started again, and the next one is told how often and why', () => {
  last().say({ ready: true });
  last().die('signal');
  timer.pass(200);
  last().say({ ready: true });
  last().die('exit');
  timer.pass(400);
  expect(heard).toEqual(['up', 'restarting', 'up', 'restarting']);
  expect(hosts.map(({ restarts }) => restarts)).toEqual([{}, { signal: 1 }, { signal: 1, exit: 1 }]);
});

test('[SU2] a host that keeps ending is out of order, and gets one try after ten minutes', () => {
  for (let at = 0; at < 6; at += 1) {
    last().die('exit');
    timer.pass(5_000);
  }
  expect(hosts).toHaveLength(6);
  expect(heard.at(-1)).toBe('out-of-order');
  timer.pass(10 * 60_000);
  expect(hosts).toHaveLength(7);
  last().say({ ready: true });
  expect(heard.at(-1)).toBe('up');
});

test('[SU5] a host that is not ready within two minutes is ended and started again', () => {
  timer.pass(120_000);
  expect(hosts[0]?.asked).toEqual(['kill']);
  timer.pass(200);
  expect(last().restarts).toEqual({ start: 1 });
  last().say({ ready: true });
  timer.pass(600_000);
  expect(hosts).toHaveLength(2);
});

test('[SU6] nothing is sent to a host that is not up', () => {
  const message: ShellToHost = { page: 1, open: true };
  supervisor.send(message);
  last().say({ ready: true });
  supervisor.send(message);
  last().die('exit');
  supervisor.send(message);
  expect(last().got).toEqual([message]);
});

test('[SU7] stopping asks the host to end, waits for it, and starts no other', async () => {
  last().say({ ready: true });
  const stopped = Promise.all([supervisor.stop(), supervisor.stop()]);
  expect(last().asked).toEqual(['end']);
  last().die('exit');
  await stopped;
  timer.pass(600_000);
  expect(hosts).toHaveLength(1);
  expect(heard).toEqual(['up', 'stopped']);
});

test('[SU7] a host that does not end when asked is killed', async () => {
  const stopped = supervisor.stop();
  timer.pass(2_200);
  await stopped;
  expect(last().asked).toEqual(['end', 'kill']);
});

test('[SU7] stopping between two starts starts no other', async () => {
  last().die('exit');
  await supervisor.stop();
  timer.pass(600_000);
  expect(hosts).toHaveLength(1);
});

test('[SU11] a host that has pulsed and is silent for fifteen seconds is killed and started again', () => {
  last().say({ ready: true });
  timer.pass(60_000); // an old host, or one for tests, need not pulse
  expect(hosts).toHaveLength(1);
  last().say({ pulse: { isStoreSound: true } });
  timer.pass(14_000);
  last().say({ pulse: { isStoreSound: true } });
  timer.pass(14_000);
  expect(hosts).toHaveLength(1);
  timer.pass(2_000);
  expect(hosts).toHaveLength(2);
  expect(last().restarts).toEqual({ silent: 1 });
});

test('[HE3] restarts of every part are told to the running host at once, and to the next one', () => {
  last().say({ ready: true });
  supervisor.count('page-gone');
  expect(last().got).toEqual([{ restarts: { 'page-gone': 1 } }]);
  last().die('signal');
  timer.pass(200);
  expect(last().restarts).toEqual({ 'page-gone': 1, signal: 1 });
});
