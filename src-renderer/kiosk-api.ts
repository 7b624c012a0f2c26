/**
 * The page's side of the kiosk API, and the only file that touches the bridge to the host.
 * It keeps what the host announced (status, feed, outcomes, pictures), asks its verbs, and beats every 2 s.
 * When the bridge drops, the page goes on with what it has; calls wait and are asked again, under their old
 * arguments, when the bridge is back: every verb may be asked twice (an action carries its key).
 */
import type {
  FeedChange,
  FeedEntry,
  HostMessage,
  KioskStatus,
  Outcome,
} from '#shared/kiosk-api/announcements.ts';
import { kioskSocketPath } from '#shared/kiosk-api/transport.ts';
import type { PageMessage, ShellMessage, VestibuleBridge } from '#shared/kiosk-api/transport.ts';
import type { Call, Verb, VerbAnswers, VerbArguments } from '#shared/kiosk-api/verbs.ts';
import { assertNever } from '#shared/assert-never.ts';
import { KioskError } from '#shared/kiosk-error.ts';
import { typesetTexts } from './i18n/typeset.ts';

/** A line to the shell that carries whole messages. `onClose` comes once, when it drops; then it is opened anew. */
export type Bridge = { send: (call: Call) => void; close: () => void };
export type BridgeEvents = { onMessage: (message: PageMessage) => void; onClose: () => void };
export type OpenBridge = (events: BridgeEvents) => Bridge;

/** What the page knows of the world: replaced whole, never changed in place. */
export type KioskState = {
  /** null until the host has spoken for the first time. */
  status: KioskStatus | null;
  feed: ReadonlyMap<string, FeedEntry>;
  outcomes: readonly Outcome[];
  /** Hashes of the pictures that `media.read` gives. */
  pictures: ReadonlySet<string>;
  /** The shell has given up restarting the host. */
  isOutOfOrder: boolean;
};

/** What is on the glass, for the heartbeat. */
export type OnGlass = {
  screen: string;
  itemId: string | null;
  rev: number | null;
  /** The notice in the urgent band. */
  urgentId: string | null;
};

type Waiting = { call: Call; resolve: (value: unknown) => void; reject: (error: KioskError) => void };

const heartbeatMs = 2_000;
/** A host that is restarted by its supervisor answers again within this time. */
const answerTimeoutMs = 10_000;
const retryMs = { first: 1_000, most: 8_000 };

export class KioskApi {
  readonly #open: OpenBridge;
  readonly #reload: () => void;
  readonly #listeners = new Set<() => void>();
  readonly #waiting = new Map<number, Waiting>();
  #bridge: Bridge | undefined;
  #isHostUp = false;
  #retryDelayMs = retryMs.first;
  #lastCallId = 0;
  #isClosed = false;
  #state: KioskState = {
    status: null,
    feed: new Map(),
    outcomes: [],
    pictures: new Set(),
    isOutOfOrder: false,
  };

  constructor(open: OpenBridge, reload = () => location.reload()) {
    this.#open = open;
    this.#reload = reload;
  }

  /** Opens the bridge, if it is not open, and opens it again whenever it closes. */
  connect(): void {
    this.#isClosed = false;
    this.#bridge ??= this.#open({
      onMessage: (message) => this.#receive(message),
      onClose: () => this.#reconnect(),
    });
  }

  /** Stays connected and tells the host what is on the glass until the signal aborts. */
  run(signal: AbortSignal, onGlass: () => OnGlass): void {
    this.connect();
    const beat = setInterval(() => {
      this.#send({ verb: 'heartbeat', arguments: onGlass() });
    }, heartbeatMs);
    signal.addEventListener('abort', () => {
      clearInterval(beat);
      this.#isClosed = true;
      this.#bridge?.close();
    });
  }

  /** The newest state; the same object as long as nothing was announced. */
  readonly state = (): KioskState => this.#state;

  /** Calls `listener` after each change of `state` until the returned function is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /**
   * Asks the host. Rejects with a KioskError when the host finds fault with the call or does not answer within
   * 10 s; an action may then have been taken all the same, and is asked again with the same key.
   */
  readonly ask = <V extends Verb>(verb: V, args: VerbArguments[V]): Promise<VerbAnswers[V]> =>
    new Promise((resolve, reject) => {
      const call = this.#send({ verb, arguments: args });
      this.#waiting.set(call.id, { call, resolve: (value) => resolve(value as VerbAnswers[V]), reject });
      setTimeout(() => {
        if (!this.#waiting.delete(call.id)) return;
        reject(new KioskError('server.unreachable', `the kiosk host did not answer ${verb}`));
      }, answerTimeoutMs);
    });

  #reconnect(): void {
    this.#isHostUp = false;
    this.#bridge = undefined;
    if (this.#isClosed) return;
    setTimeout(() => this.#isClosed || this.connect(), this.#retryDelayMs);
    this.#retryDelayMs = Math.min(retryMs.most, this.#retryDelayMs * 2);
  }

  /** Sends now, or not at all: what waits for an answer is sent again when the host is up. */
  #send(question: Pick<Call, 'verb' | 'arguments'>): Call {
    const call: Call = { kind: 'call', id: ++this.#lastCallId, ...question };
    if (this.#isHostUp) this.#bridge?.send(call);
    return call;
  }

  #receive(message: PageMessage): void {
    switch (message.kind) {
      case 'host':
        this.#hostIs(message.state);
        break;
      case 'reload':
        this.#reload();
        break;
      case 'unread':
        break; // the shell has counted it; the call runs into its time limit
      case 'answer':
        this.#settle(message.id)?.resolve(message.value);
        break;
      case 'fault':
        this.#settle(message.id)?.reject(
          new KioskError(
            message.code,
            message.message,
            message.field === undefined ? {} : { field: message.field },
          ),
        );
        break;
      case 'announcement':
        this.#change(announced(this.#state, message));
        break;
      default:
        assertNever(message);
    }
  }

  /** Calls that were under way when the host went will have no answer from it: they are asked again. */
  #hostIs(state: Extract<ShellMessage, { kind: 'host' }>['state']): void {
    this.#isHostUp = state === 'up';
    this.#change({ ...this.#state, isOutOfOrder: state === 'out-of-order' });
    if (!this.#isHostUp) return;
    this.#retryDelayMs = retryMs.first;
    for (const { call } of this.#waiting.values()) this.#bridge?.send(call);
  }

  #change(state: KioskState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  #settle(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }
}

function announced(state: KioskState, message: Extract<HostMessage, { kind: 'announcement' }>): KioskState {
  switch (message.name) {
    case 'status':
      return { ...state, status: withKnownVoices(message.value, state.status) };
    case 'feed':
      return { ...state, feed: changedFeed(state.feed, message.value) };
    case 'outcomes':
      return { ...state, outcomes: message.value };
    case 'pictures':
      return { ...state, pictures: new Set(message.value) };
  }
}

/** A host that starts again keeps its voices on the glass: a row that changed would swallow the next touch (T10). */
function withKnownVoices(status: KioskStatus, last: KioskStatus | null): KioskStatus {
  return { ...status, voices: status.voices ?? last?.voices ?? null };
}

/** The feed after a change, its texts set for reading; the old one stays as it was, for whoever still draws it. */
export function changedFeed(feed: KioskState['feed'], change: FeedChange): KioskState['feed'] {
  const changed = new Map(change.reset ? [] : feed);
  for (const id of change.gone) changed.delete(id);
  for (const entry of change.put)
    changed.set(entry.id, { ...entry, value: typesetTexts(entry.value) } as FeedEntry);
  return changed;
}

/** The bridge of the shell that this page runs in. */
export const openBridge: OpenBridge = (events) => {
  const shell = (globalThis as { vestibule?: VestibuleBridge }).vestibule;
  return shell ? openPort(shell, events) : openSocket(events);
};

/** Electron: a port that lives as long as the page. */
function openPort(shell: VestibuleBridge, { onMessage }: BridgeEvents): Bridge {
  const port = shell.connect();
  port.onMessage(onMessage);
  return { send: (call) => port.post(call), close: () => undefined };
}

/** Browser shell: a WebSocket on the page's own origin. Both ends come from one build, so messages are trusted. */
function openSocket({ onMessage, onClose }: BridgeEvents): Bridge {
  const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}${kioskSocketPath}`);
  socket.addEventListener('message', ({ data }) => onMessage(JSON.parse(String(data)) as PageMessage));
  socket.addEventListener('close', onClose);
  // Without this goodbye the shell takes the page for a killed one, and opens its window anew.
  const goodbye = new AbortController();
  addEventListener('pagehide', () => socket.close(), { signal: goodbye.signal });
  socket.addEventListener('close', () => goodbye.abort());
  return {
    send: (call) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(call));
    },
    close: () => socket.close(),
  };
}
