import type { z } from 'zod';
import type { Announcements, HostMessage } from '#shared/kiosk-api/announcements.ts';
import { callSchema, verbArguments } from '#shared/kiosk-api/verbs.ts';
import type { Call, Verb, VerbAnswers } from '#shared/kiosk-api/verbs.ts';
import type { ErrorCode } from '#shared/error-codes.ts';
import { KioskError } from '#shared/kiosk-error.ts';
import type { Log, PagePort } from '../ports.ts';

/** What the host does for each verb, with arguments that were read. */
export type Verbs = {
  [V in Verb]: (values: z.output<(typeof verbArguments)[V]>) => VerbAnswers[V] | Promise<VerbAnswers[V]>;
};

type Parts = {
  verbs: Verbs;
  log: Log;
  /** What a page that comes new is told first. */ current: () => Announcements;
};

/** The id of a fault for a message in which no id could be read. */
const noId = -1;

/** Joins any number of pages to the host: reads their calls, answers each, and announces to all. */
export class PageBridge {
  readonly #parts: Parts;
  readonly #pages = new Set<PagePort>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** A page is there: it is told everything, then every change, until its port closes. */
  attach(page: PagePort): void {
    this.#pages.add(page);
    page.onClose(() => this.#pages.delete(page));
    page.onMessage((message) => void this.#hear(page, message));
    const { status, feed, outcomes, pictures } = this.#parts.current();
    page.post({ kind: 'announcement', name: 'feed', value: feed });
    page.post({ kind: 'announcement', name: 'outcomes', value: outcomes });
    page.post({ kind: 'announcement', name: 'pictures', value: pictures });
    page.post({ kind: 'announcement', name: 'status', value: status }); // last: with it the page has all it draws
  }

  announce<N extends keyof Announcements>(name: N, value: Announcements[N]): void {
    const message = { kind: 'announcement', name, value } as HostMessage;
    for (const page of this.#pages) page.post(message);
  }

  async #hear(page: PagePort, message: unknown): Promise<void> {
    const call = callSchema.safeParse(message);
    if (!call.success) return this.#refuse(page, idOf(message), call.error);
    const values = verbArguments[call.data.verb].safeParse(call.data.arguments);
    if (!values.success) return this.#refuse(page, call.data.id, values.error);
    page.post(await this.#answer(call.data, values.data));
  }

  /** A page lives on after a fault of the host: it is told, and the operator counts it. */
  async #answer({ id, verb }: Call, values: unknown): Promise<HostMessage> {
    try {
      const perform = this.#parts.verbs[verb] as (values: unknown) => unknown;
      return { kind: 'answer', id, value: await perform(values) };
    } catch (error) {
      const code: ErrorCode = error instanceof KioskError ? error.code : 'internal';
      this.#parts.log.trouble(code, { verb }, error);
      return { kind: 'fault', id, code, message: code };
    }
  }

  #refuse(page: PagePort, id: number, { issues: [issue] }: z.ZodError): void {
    const field = issue?.path.join('.') ?? '';
    this.#parts.log.trouble('input.invalid', { from: 'page', field });
    page.post({ kind: 'fault', id, code: 'input.invalid', field, message: issue?.message ?? '' });
  }
}

function idOf(message: unknown): number {
  const id = typeof message === 'object' && message !== null && 'id' in message ? message.id : noId;
  return typeof id === 'number' && Number.isSafeInteger(id) ? id : noId;
}
