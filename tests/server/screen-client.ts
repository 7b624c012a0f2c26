import { generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import type { ActionAnswer } from '#shared/server-protocol/action.ts';
import type { Command } from '#shared/server-protocol/command.ts';
import type { Change } from '#shared/server-protocol/change.ts';
import { helloProof } from '#shared/server-protocol/hello.ts';
import type { Welcome } from '#shared/server-protocol/hello.ts';
import type { Page } from '#shared/server-protocol/pull.ts';
import type { Answer, Refusal } from '#shared/server-protocol/refusal.ts';
import type { ClaimedScreen } from '#shared/server-protocol/screen-claim.ts';
import { atEnd } from './server-under-test.ts';

/** The identity that a screen keeps on its disk. */
export type Identity = { screenId: string; privateKey: KeyObject; incarnation: string };

export async function connect(url: string, namespace: '/enrol' | '/screen'): Promise<Socket> {
  const socket = io(`${url}${namespace}`, { transports: ['websocket'], reconnection: false, forceNew: true });
  atEnd(() => void socket.disconnect());
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

/** Sends one message and waits for its answer. */
export async function askOnce<T>(socket: Socket, name: string, message: unknown): Promise<T> {
  return (await socket.timeout(10_000).emitWithAck(name, message)) as T;
}

/** The same, again for as long as the server says that it is busy, as it may be on a loaded machine. */
export async function ask<T>(socket: Socket, name: string, message: unknown): Promise<T> {
  const answer = await askOnce<T>(socket, name, message);
  if (!isBusy(answer)) return answer;
  await new Promise((resolve) => setTimeout(resolve, 100));
  return ask(socket, name, message);
}

function isBusy(answer: unknown): boolean {
  const { code, refusal } = answer as { code?: string; refusal?: { code: string } };
  return (code ?? refusal?.code) === 'server.busy';
}

export const hardware = {
  platform: 'linux',
  architecture: 'x64',
  app: '0.1.0',
  panel: { diagonalInches: 43, bottomMm: 850 },
};

/** A key pair and a claim that has not been sent. */
export function newClaim(code: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const spki = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
  const claim = { protocol: 1, code, claimId: randomUUID(), publicKey: spki, screenName: 'Hall A', hardware };
  return { claim, privateKey };
}

export async function enrol(url: string, code: string): Promise<Identity> {
  const socket = await connect(url, '/enrol');
  const { claim, privateKey } = newClaim(code);
  const answer = await ask<Answer<ClaimedScreen>>(socket, 'screen:claim', claim);
  socket.disconnect();
  if (!answer.ok) throw new Error(answer.refusal.code);
  return { screenId: answer.value.screenId, privateKey, incarnation: randomUUID() };
}

/** A screen on the line: what it was told stands in `changes` and `refusals`. */
export class ScreenClient {
  readonly socket: Socket;
  readonly identity: Identity;
  readonly changes: Change[] = [];
  readonly refusals: Refusal[] = [];
  readonly settings: unknown[] = [];
  readonly commands: Command[] = [];
  #nextSeq = 1;

  constructor(socket: Socket, identity: Identity) {
    this.socket = socket;
    this.identity = identity;
    socket.on('change', (change: Change) => this.changes.push(change));
    socket.on('refused', (refusal: Refusal) => this.refusals.push(refusal));
    socket.on('revoked', (refusal: Refusal) => this.refusals.push(refusal));
    socket.on('command', (command: Command) => this.commands.push(command));
    socket.on('settings', (settings) => this.settings.push(settings));
  }

  async hello(nonce: string, more: object = {}): Promise<Answer<Welcome>> {
    const { screenId, privateKey, incarnation } = this.identity;
    const signature = sign(null, Buffer.from(helloProof(nonce, screenId)), privateKey).toString('base64');
    const outbox = { incarnation, pending: 0, lastAckedSeq: 0 };
    const message = { protocol: 1, app: '0.1.0', screenId, signature, scopes: [], outbox, clock: 0, ...more };
    return askOnce(this.socket, 'hello', message); // whoever is refused must connect again
  }

  /** Sends an action with the next number, or as `more` says. */
  async act(kind: string, payload: unknown, more: object = {}): Promise<ActionAnswer> {
    const seq = this.#nextSeq++;
    const { incarnation } = this.identity;
    return ask(this.socket, 'action', { key: randomUUID(), seq, incarnation, kind, payload, at: 0, ...more });
  }

  continueAt(seq: number): void {
    this.#nextSeq = seq;
  }

  async pull(scope: string, more: object = {}): Promise<Page> {
    const message = { scope, epoch: '', since: 0, digest: '0000000000000000', limit: 500, ...more };
    const answer = await ask<Answer<Page>>(this.socket, 'pull', message);
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.value;
  }

  /** Resolves with the change of this number (from 0) as soon as it is there. */
  async change(index: number): Promise<Change> {
    await until(() => this.changes.length > index);
    return this.changes[index] as Change;
  }
}

/** Connects without saying hello; returns the nonce to sign. */
export async function connectScreen(
  url: string,
  identity: Identity,
): Promise<{ screen: ScreenClient; nonce: string }> {
  const socket = io(`${url}/screen`, { transports: ['websocket'], reconnection: false, forceNew: true });
  atEnd(() => void socket.disconnect());
  const screen = new ScreenClient(socket, identity);
  const { nonce } = await new Promise<{ nonce: string }>((resolve, reject) => {
    socket.once('challenge', resolve);
    socket.once('connect_error', reject);
  });
  return { screen, nonce };
}

/** Connects and says hello; `alter` may spoil the message. Again for as long as the server is busy. */
export async function greet(
  url: string,
  identity: Identity,
  alter: (nonce: string) => { nonce?: string; more?: object } = () => ({}),
): Promise<{ screen: ScreenClient; nonce: string; answer: Answer<Welcome> }> {
  const { screen, nonce } = await connectScreen(url, identity);
  const altered = alter(nonce);
  const answer = await screen.hello(altered.nonce ?? nonce, altered.more);
  return isBusy(answer) ? greet(url, identity, alter) : { screen, nonce, answer };
}

/** A screen that was welcomed. */
export async function screenOnline(
  url: string,
  identity: Identity,
): Promise<{ screen: ScreenClient; welcome: Welcome }> {
  const { screen, answer } = await greet(url, identity);
  if (!answer.ok) throw new Error(answer.refusal.code);
  screen.continueAt(answer.value.lastSeq + 1);
  return { screen, welcome: answer.value };
}

export async function until(isTrue: () => boolean, withinMs = 5_000): Promise<void> {
  const end = performance.now() + withinMs;
  while (!isTrue()) {
    if (performance.now() > end) throw new Error('it did not become true in time');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export const anAsk = (number: string, more: object = {}) => ({
  need: 'errand',
  needText: null,
  wish: { kind: 'day', date: '2099-01-01', part: 'morning' },
  building: 'A',
  firstName: 'Odette',
  reply: { way: 'knock', door: '12' },
  number,
  ...more,
});
