import type { Language } from '#shared/domain/primitives.ts';
import type { HostMessage } from '#shared/kiosk-api/announcements.ts';
import type { NetworkStep } from '#shared/kiosk-api/setup.ts';
import type { ErrorCode } from '#shared/error-codes.ts';
import type { Welcome } from '#shared/server-protocol/hello.ts';

/** Milliseconds since 1970 in UTC. */
export type UnixMs = number;

/** Tells an instant. The machine's clock and the corrected clock both do. */
export type Time = { now(): UnixMs };

/**
 * Corrected time. While it is not trusted it may be anything, but the true time is not before `notBefore()`:
 * whoever hides things by the clock then hides only what had ended before that.
 */
export type CorrectedTime = Time & { isTrusted(): boolean; notBefore(): UnixMs };

/** The machine's time. Nothing in the host asks a global for it. */
export type Clock = Time & {
  /** Milliseconds that no change of the wall clock moves. It runs on through restarts of the process, until the next boot. */
  monotonic(): number;
  /** Changes at each start of the machine: what `monotonic()` said before means nothing afterwards. */
  readonly bootId: string;
  /** Resolves after `ms`, or early when `signal` aborts: whoever waits looks at the signal. Never rejects. */
  delay(ms: number, signal: AbortSignal): Promise<void>;
};

/** Where chance comes from, so that tests can repeat it. */
export type Chance = {
  uuid7(): string;
  /** Uniform in [0, 1). */
  random(): number;
};

/** Facts for the operator: identities, counts, durations. Never what people wrote, never a secret. */
export type Facts = Record<string, string | number | boolean | null>;

export type Log = {
  note(what: string, facts?: Facts): void;
  /** Logged once, where it is decided, and counted by its code for the health message. */
  trouble(code: ErrorCode, facts?: Facts, cause?: unknown): void;
};

/** Looks at the way from this machine to the server. */
export type NetworkProbe = { steps(): Promise<NetworkStep[]> };

/** What became of something that the machine was to do; `absent`: it has no way to do it. */
export type Deed = 'done' | 'absent' | 'failed';

/** The machine itself, as far as the host orders it about and asks it. */
export type Machine = {
  setVolume(percent: number): Promise<Deed>;
  /** The panel's own power; `absent`: nobody has said how. */
  setPanelPower(isOn: boolean): Promise<Deed>;
  /** The number that the kernel gives in a file. Rejects when the file cannot be read, or holds none. */
  readNumber(file: string): Promise<number>;
  /** The glass as a JPEG. */
  takePicture(): Promise<Buffer | Exclude<Deed, 'done'>>;
  /** Lets root turn the picture, clockwise by so many quarters, and start the glass anew; `done`: it was asked. */
  turnPicture(quarters: number): Deed;
  /** Lets root ask the network for the time; `done`: it was asked. */
  askForTime(): Deed;
  /** Lets root's updater look for a release now. */
  askForUpdate(): Deed;
  /** Lets root start the machine anew; `done`: it was asked. */
  askForReboot(): Deed;
};

/** A page that shows the kiosk, whatever carries its messages. */
export type PagePort = {
  post(message: HostMessage): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
};

/** Says sentences aloud. It keeps nothing of them and logs nothing of them: they may be private. */
export type SpeechEngine = {
  /** Languages in which it can say whatever it is given; none, when it has a few sentences only, or no voice. */
  voices(signal: AbortSignal): Promise<ReadonlySet<Language>>;
  /**
   * One sentence as a WAV file; null when this engine cannot say it, or when `signal` aborts.
   * Throws a KioskError `speech.failed`.
   */
  speak(text: string, language: Language, signal: AbortSignal): Promise<Uint8Array | null>;
};

/** One open line to the server. After `closed` has aborted nothing more arrives. */
export type Connection = {
  /** Sends and waits for the acknowledgement; null when the line closed first. There is no time limit: `askServer` has it. */
  ask(name: string, message: unknown): Promise<{ value: unknown } | null>;
  tell(name: string, message: unknown): void;
  listen(name: string, listener: (message: unknown) => void): void;
  /** The server gave a sign of life at the level of the transport (a ping). */
  onAlive(listener: () => void): void;
  readonly closed: AbortSignal;
  close(): void;
};

/** What came back over HTTP. `status` is null when nothing came back. */
export type Fetched = { kind: 'json'; value: unknown } | { kind: 'failed'; status: number | null };

/**
 * A file on its way, from the byte `from` on: the server may begin at 0 although it was asked for a later one.
 * `body` ends early, without a word, when the line is cut: whoever reads counts.
 */
export type FetchedBytes =
  | { kind: 'bytes'; from: number; body: AsyncIterable<Uint8Array> }
  | { kind: 'failed'; status: number | null };

/** The way to the central server. It never reconnects by itself: that is the sync loop's decision. */
export type ServerLink = {
  /** Opens a line; null when the server does not answer. */
  connect(namespace: '/screen' | '/enrol', signal: AbortSignal): Promise<Connection | null>;
  /** GET, or POST when there is a body, of a path on the server's origin. */
  fetchJson(path: string, body: unknown, signal: AbortSignal): Promise<Fetched>;
  /** GET of a file on the server's origin, from its byte `from` on. */
  fetchBytes(path: string, from: number, signal: AbortSignal): Promise<FetchedBytes>;
};

/** A connection whose hello was answered: what sync, outbox, numbers and health share while it lasts. */
export type WelcomedLine = { connection: Connection; welcome: Welcome };

/** Works as long as the line is open; resolves soon after it closed. Throws a KioskError for trouble with the store. */
export type LineUser = { run(line: WelcomedLine): Promise<void> };
