import { createHash, createPublicKey, randomUUID, verify } from 'node:crypto';
import type { Connection, Fetched, FetchedBytes, ServerLink } from '#main/host/ports.ts';
import type { ErrorCode } from '#shared/error-codes.ts';
import type { ActionAnswer, ActionMessage, Forgotten } from '#shared/server-protocol/action.ts';
import type { Change, WireItem } from '#shared/server-protocol/change.ts';
import { Digest } from '#shared/server-protocol/digest.ts';
import { helloProof } from '#shared/server-protocol/hello.ts';
import type { Hello, Welcome } from '#shared/server-protocol/hello.ts';
import type { NumbersLease } from '#shared/server-protocol/numbers.ts';
import type { Page, Pull, ResetReason } from '#shared/server-protocol/pull.ts';
import type { Refusal } from '#shared/server-protocol/refusal.ts';
import type { ScreenClaim } from '#shared/server-protocol/screen-claim.ts';
import { screenSettingsSchema } from '#shared/domain/screen.ts';
import type { Fitting } from '#shared/domain/screen.ts';

/** One scope as the server holds it. */
export class MemoryScope {
  readonly id: string;
  epoch = 'epoch-1';
  rev = 0;
  floor = 0;
  items = new Map<string, WireItem>();

  constructor(id: string) {
    this.id = id;
  }

  get digest(): string {
    const digest = new Digest();
    for (const { id, rev, deleted } of this.items.values()) digest.add(id, rev, deleted);
    return digest.toString();
  }
}

/** What a test does to a message from the screen: nothing (`deliver`), swallow it, or lose the answer with the line. */
export type Fault = 'deliver' | 'swallow' | 'lose-answer';

/** The central server as far as a screen sees it, in memory and by the rules of the protocol. */
export class MemoryServer {
  readonly scopes = new Map([['residence', new MemoryScope('residence')]]);
  readonly residence = this.scope('residence');
  readonly heard: { name: string; message: unknown }[] = [];
  readonly applied: { key: string; kind: string; payload: unknown }[] = [];
  readonly lines = new Set<MemoryLine>();
  isReachable = true;
  connects = 0;
  time = () => Date.UTC(2026, 10, 24, 12);
  refuseHello: ErrorCode | undefined;
  refuseEnrol: Refusal | undefined;
  refuseAction: (action: ActionMessage) => ErrorCode | undefined = () => undefined;
  fault: (name: string, message: unknown) => Fault = () => 'deliver';
  durableSeq = 0;
  settings = screenSettingsSchema.parse({});
  pullAfterMs = 0;
  residenceName = 'Le Cormoran';
  screens = new Map<string, { screenId: string; publicKey: string; nextPublicKey?: string }>();
  results = new Map<string, ActionAnswer>();
  lastSeq = new Map<string, number>();
  leases = new Map<string, string[]>();
  /** Files by hash. */
  media = new Map<string, Uint8Array>();
  /** How many bytes of a file get through before the line is cut. */
  cutAfter = Number.POSITIVE_INFINITY;
  ticketMs = 3_600_000;

  readonly link: ServerLink = {
    connect: (namespace) => Promise.resolve(this.#connect(namespace)),
    fetchJson: (path, body) => Promise.resolve(this.#fetch(path, body)),
    fetchBytes: (path, from) => Promise.resolve(this.#fetchBytes(path, from)),
  };

  scope(id: string): MemoryScope {
    const scope = this.scopes.get(id) ?? new MemoryScope(id);
    this.scopes.set(id, scope);
    return scope;
  }

  /** Publishes items in one change and tells the lines; returns the revision. */
  publish(
    items: { id: string; kind: string; value: object | null }[],
    { silent = false, scope = 'residence' } = {},
  ): number {
    const target = this.scope(scope);
    const prev = target.rev;
    const wire = items.map(({ id, kind, value }) => {
      target.rev += 1;
      return {
        id,
        kind,
        rev: target.rev,
        deleted: value === null,
        json: value === null ? '' : JSON.stringify(value),
      };
    });
    for (const item of wire) target.items.set(item.id, item);
    if (!silent)
      this.tell('change', {
        scope,
        epoch: target.epoch,
        prev,
        rev: target.rev,
        items: wire,
      } satisfies Change);
    return target.rev;
  }

  /** Puts a file on the server; returns what a notice says of it. */
  addPicture(content: Uint8Array, type = 'image/jpeg') {
    const sha256 = createHash('sha256').update(content).digest('hex');
    this.media.set(sha256, content);
    return { sha256, type, width: 40, height: 30, bytes: content.length, alternative: 'Le jardin en fleurs' };
  }

  tell(name: string, message: unknown): void {
    for (const line of this.lines) if (line.isKnown) line.hear(name, message);
  }

  dropLines(): void {
    for (const line of this.lines) line.close();
  }

  /** Everything that a backup holds, put back by the returned function. */
  backup(): () => void {
    const { results, lastSeq, leases } = structuredClone({
      results: this.results,
      lastSeq: this.lastSeq,
      leases: this.leases,
    });
    const applied = [...this.applied];
    const { rev, items } = structuredClone({ rev: this.residence.rev, items: this.residence.items });
    return () => {
      Object.assign(this, { results, lastSeq, leases });
      this.applied.splice(0, this.applied.length, ...applied);
      Object.assign(this.residence, { rev, items });
    };
  }

  messages<T>(name: string): T[] {
    return this.heard.filter((one) => one.name === name).map(({ message }) => message as T);
  }

  #connect(namespace: '/screen' | '/enrol'): Connection | null {
    this.connects += 1;
    if (!this.isReachable) return null;
    const line = new MemoryLine((name, message) => this.#take(line, name, message));
    this.lines.add(line);
    line.closed.addEventListener('abort', () => this.lines.delete(line));
    if (namespace === '/screen') line.hear('challenge', { nonce: line.nonce });
    return line;
  }

  #take(line: MemoryLine, name: string, message: unknown): unknown {
    this.heard.push({ name, message });
    const fault = this.fault(name, message);
    if (fault === 'swallow') return undefined;
    const answer = this.#answer(line, name, message);
    if (fault === 'lose-answer') line.close();
    return answer;
  }

  #answer(line: MemoryLine, name: string, message: unknown): unknown {
    switch (name) {
      case 'residence:lookup':
        return this.#enrolAnswer({
          name: 'Le Cormoran',
          address: { street: 'a', postcode: 'b', city: 'c' },
          screens: 0,
        });
      case 'screen:claim':
        return this.#enrolAnswer(this.#claim(message as ScreenClaim));
      case 'hello':
        return this.#hello(line, message as Hello);
      case 'pull':
        return { ok: true, value: this.#pull(message as Pull) };
      case 'action':
        return this.#action(message as ActionMessage);
      case 'forgotten':
        return this.#forgotten(message as Forgotten);
      case 'numbers:lease':
        return { ok: true, value: { numbers: this.#lease(message as NumbersLease) } };
      case 'command:result':
        return { ok: true, value: null };
      case 'fitting':
        this.settings = { ...this.settings, ...(message as Fitting).delays };
        return { ok: true, value: this.settings };
      case 'key:offer':
        for (const screen of this.screens.values())
          screen.nextPublicKey = (message as { publicKey: string }).publicKey;
        return { ok: true, value: null };
      case 'acceptance':
      case 'screen:farewell':
        return { ok: true, value: null };
      case 'media:ticket':
        return {
          ok: true,
          value: { query: `ticket=${this.time() + this.ticketMs}`, until: this.time() + this.ticketMs },
        };
      default:
        return undefined;
    }
  }

  #enrolAnswer(value: unknown): unknown {
    return this.refuseEnrol ? { ok: false, refusal: this.refuseEnrol } : { ok: true, value };
  }

  #claim({ claimId, publicKey }: ScreenClaim): unknown {
    const screen = this.screens.get(claimId) ?? { screenId: claimId, publicKey };
    this.screens.set(claimId, screen);
    const residence = { id: 'residence', name: this.residenceName };
    return {
      screenId: screen.screenId,
      residence,
      scopes: [...this.scopes.keys()],
      settings: this.settings,
    };
  }

  #hello(line: MemoryLine, { screenId, signature, outbox }: Hello): unknown {
    const refuse = (code: ErrorCode) => ({ ok: false, refusal: { code, message: '' } });
    if (this.refuseHello) return refuse(this.refuseHello);
    const screen = [...this.screens.values()].find((one) => one.screenId === screenId);
    if (!screen) return refuse('screen.unknown');
    const proof = Buffer.from(helloProof(line.nonce, screenId));
    const isBy = (spki: string) => {
      const key = createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });
      return verify(null, proof, key, Buffer.from(signature, 'base64'));
    };
    const { nextPublicKey } = screen;
    if (nextPublicKey !== undefined && isBy(nextPublicKey)) screen.publicKey = nextPublicKey;
    if (!isBy(screen.publicKey)) return refuse('screen.bad_signature');
    line.isKnown = true;
    const value: Welcome = {
      serverTime: this.time(),
      residence: { id: 'residence', name: this.residenceName },
      scopes: [...this.scopes.values()].map(({ id, epoch, rev }) => ({ id, epoch, head: rev })),
      lastSeq: this.lastSeq.get(outbox.incarnation) ?? 0,
      durableSeq: this.durableSeq,
      pullAfterMs: this.pullAfterMs,
      settings: this.settings,
    };
    return { ok: true, value };
  }

  #pull({ scope: id, epoch, since, digest, limit }: Pull): Page {
    const scope = this.scope(id);
    const reason = resetReason(scope, epoch, since, digest);
    if (reason) return { status: 'reset', reason, snapshotPath: `/snapshots/${id}` };
    const newer = [...scope.items.values()]
      .filter(({ rev }) => rev > since)
      .toSorted((a, b) => a.rev - b.rev);
    const items = newer.slice(0, limit);
    const upToDate = items.length === newer.length;
    const to = upToDate ? scope.rev : (items.at(-1)?.rev ?? since);
    return {
      status: 'delta',
      epoch: scope.epoch,
      items,
      to,
      head: scope.rev,
      upToDate,
      digest: upToDate ? scope.digest : null,
    };
  }

  #action(action: ActionMessage): ActionAnswer {
    const { key, seq, incarnation, kind, payload } = action;
    const last = this.lastSeq.get(incarnation) ?? 0;
    if (seq > last + 1) return { key, status: 'retry', code: 'conflict', retryAfterMs: 0, expect: last + 1 };
    this.lastSeq.set(incarnation, Math.max(last, seq));
    const known = this.results.get(key);
    if (known) return known;
    const answer = this.#apply({ key, kind, payload }, this.refuseAction(action));
    this.results.set(key, answer);
    return answer;
  }

  #apply(action: { key: string; kind: string; payload: unknown }, code: ErrorCode | undefined): ActionAnswer {
    const { key } = action;
    if (code) return { key, status: 'refused', code, message: code, durableSeq: this.durableSeq };
    this.applied.push(action);
    return { key, status: 'applied', scope: null, rev: null, durableSeq: this.durableSeq };
  }

  #forgotten({ incarnation, to }: Forgotten): undefined {
    this.lastSeq.set(incarnation, Math.max(this.lastSeq.get(incarnation) ?? 0, to));
  }

  #lease({ leaseId, count }: NumbersLease): string[] {
    const first = this.leases.size * 100;
    const numbers =
      this.leases.get(leaseId) ?? Array.from({ length: count }, (_, index) => digits(first + index));
    this.leases.set(leaseId, numbers);
    return numbers;
  }

  #fetchBytes(path: string, from: number): FetchedBytes {
    this.heard.push({ name: 'media', message: { path, from } });
    const { pathname, searchParams } = new URL(path, 'http://server');
    const file = this.media.get(pathname.slice('/media/'.length));
    if (!this.isReachable) return { kind: 'failed', status: null };
    if (!file) return { kind: 'failed', status: 404 };
    if (Number(searchParams.get('ticket')) < this.time()) return { kind: 'failed', status: 403 };
    return { kind: 'bytes', from, body: piecesOf(file.subarray(from, from + this.cutAfter)) };
  }

  #fetch(path: string, body: unknown): Fetched {
    if (!this.isReachable || this.fault('fetch', { path, body }) !== 'deliver')
      return { kind: 'failed', status: null };
    this.heard.push({ name: 'fetch', message: body ?? 'manifest' });
    const { id: scope, epoch, rev: asOf, digest, items } = this.scope(path.split('/').at(-1) ?? '');
    if (body !== undefined) {
      const { ids } = body as { ids: string[] };
      return { kind: 'json', value: { items: ids.flatMap((id) => items.get(id) ?? []) } };
    }
    const living = [...items.values()].filter(({ deleted }) => !deleted).map(({ id, rev }) => [id, rev]);
    return { kind: 'json', value: { scope, epoch, asOf, digest, items: living } };
  }
}

/** One line, seen from both ends. */
class MemoryLine implements Connection {
  readonly nonce = randomUUID();
  isKnown = false;
  readonly #closed = new AbortController();
  readonly #listeners = new Map<string, (message: unknown) => void>();
  readonly #early: { name: string; message: unknown }[] = [];
  readonly #take: (name: string, message: unknown) => unknown;
  alive: () => void = () => {};

  constructor(take: (name: string, message: unknown) => unknown) {
    this.#take = take;
  }

  get closed(): AbortSignal {
    return this.#closed.signal;
  }

  async ask(name: string, message: unknown): Promise<{ value: unknown } | null> {
    if (this.closed.aborted) return null;
    const { promise, resolve } = Promise.withResolvers<null>();
    this.closed.addEventListener('abort', () => resolve(null));
    const value = this.#take(name, structuredClone(message));
    if (this.closed.aborted || value === undefined) return promise;
    await Promise.resolve();
    return { value: structuredClone(value) };
  }

  tell(name: string, message: unknown): void {
    if (!this.closed.aborted) this.#take(name, structuredClone(message));
  }

  listen(name: string, listener: (message: unknown) => void): void {
    this.#listeners.set(name, listener);
    for (const early of this.#early.filter((one) => one.name === name)) listener(early.message);
  }

  onAlive(listener: () => void): void {
    this.alive = listener;
  }

  close(): void {
    this.#closed.abort();
  }

  /** From the server. */
  hear(name: string, message: unknown): void {
    const listener = this.#listeners.get(name);
    if (this.closed.aborted) return;
    if (listener) listener(structuredClone(message));
    else this.#early.push({ name, message });
  }
}

function resetReason(
  scope: MemoryScope,
  epoch: string,
  since: number,
  digest: string,
): ResetReason | undefined {
  if (epoch === '') return scope.floor > 0 ? 'first' : undefined;
  if (epoch !== scope.epoch) return 'epoch';
  if (since > scope.rev) return 'future';
  if (since < scope.floor) return 'floor';
  return since === scope.rev && digest !== scope.digest ? 'diverged' : undefined;
}

async function* piecesOf(content: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += 64) yield content.subarray(at, at + 64);
}

/** The n-th number: four digits from 1 to 9. */
const digits = (n: number) =>
  [729, 81, 9, 1].map((place) => (Math.floor((n * 731) / place) % 9) + 1).join('');
