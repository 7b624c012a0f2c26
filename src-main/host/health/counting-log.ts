import type { ErrorCode } from '#shared/error-codes.ts';
import type { Facts, Log } from '../ports.ts';

/** Passes everything on and counts trouble by its code, for the health message. */
export class CountingLog implements Log {
  readonly #inner: Log;
  readonly #counts = new Map<ErrorCode, number>();

  constructor(inner: Log) {
    this.#inner = inner;
  }

  note(what: string, facts: Facts = {}): void {
    this.#inner.note(what, facts);
  }

  trouble(code: ErrorCode, facts: Facts = {}, cause?: unknown): void {
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1);
    this.#inner.trouble(code, facts, cause);
  }

  /** How often there was trouble since the host started, by code. */
  get counts(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }
}
