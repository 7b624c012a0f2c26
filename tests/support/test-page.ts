import type {
  Announcements,
  FeedChange,
  FeedEntry,
  HostMessage,
  KioskStatus,
} from '#shared/kiosk-api/announcements.ts';
import type { Verb, VerbAnswers, VerbArguments } from '#shared/kiosk-api/verbs.ts';
import type { PagePort } from '#main/host/ports.ts';

/** A page without a screen: calls verbs, and holds what it was told as the real one does. */
export class TestPage {
  readonly announced: HostMessage[] = [];
  readonly faults: (HostMessage & { kind: 'fault' })[] = [];
  status: KioskStatus | undefined;
  feed = new Map<string, FeedEntry>();
  outcomes: Announcements['outcomes'] = [];
  pictures: Announcements['pictures'] = [];
  readonly #waiting = new Map<number, (message: HostMessage) => void>();
  #hear: (message: unknown) => void = () => {};
  #closed: () => void = () => {};
  #nextId = 1;

  /** The host's end. */
  readonly port: PagePort = {
    post: (message) => this.#take(structuredClone(message)),
    onMessage: (listener) => (this.#hear = listener),
    onClose: (listener) => (this.#closed = listener),
  };

  /** Any message, also a malformed one. */
  send(message: unknown): void {
    this.#hear(structuredClone(message));
  }

  close(): void {
    this.#closed();
  }

  /** Asks and waits; throws on a fault. */
  async call<V extends Verb>(verb: V, values: VerbArguments[V]): Promise<VerbAnswers[V]> {
    const id = this.#nextId++;
    const { promise, resolve } = Promise.withResolvers<HostMessage>();
    this.#waiting.set(id, resolve);
    this.send({ kind: 'call', id, verb, arguments: values });
    const answer = await promise;
    if (answer.kind === 'answer') return answer.value as VerbAnswers[V];
    throw new Error(JSON.stringify(answer));
  }

  /** Titles of what is on the glass. */
  get titles(): string[] {
    return [...this.feed.values()]
      .flatMap((entry) => ('title' in entry.value ? [entry.value.title] : []))
      .toSorted();
  }

  /** What it was told of the feed, oldest first. */
  get feeds(): FeedChange[] {
    return this.announced.flatMap((message) =>
      message.kind === 'announcement' && message.name === 'feed' ? [message.value] : [],
    );
  }

  #take(message: HostMessage): void {
    if (message.kind === 'announcement') this.#learn(message);
    else {
      if (message.kind === 'fault') this.faults.push(message);
      this.#waiting.get(message.id)?.(message);
    }
  }

  #learn(message: HostMessage & { kind: 'announcement' }): void {
    this.announced.push(message);
    if (message.name === 'status') this.status = message.value;
    else if (message.name === 'outcomes') this.outcomes = message.value;
    else if (message.name === 'pictures') this.pictures = message.value;
    else {
      if (message.value.reset) this.feed.clear();
      for (const entry of message.value.put) this.feed.set(entry.id, entry);
      for (const id of message.value.gone) this.feed.delete(id);
    }
  }
}
