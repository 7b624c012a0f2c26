import type { Facts, Log } from '#main/host/ports.ts';
import type { ErrorCode } from '#shared/error-codes.ts';

/** Remembers what was logged. */
export class TestLog implements Log {
  readonly notes: { what: string; facts: Facts }[] = [];
  readonly troubles: { code: ErrorCode; facts: Facts }[] = [];

  note(what: string, facts: Facts = {}): void {
    this.notes.push({ what, facts });
  }

  trouble(code: ErrorCode, facts: Facts = {}): void {
    this.troubles.push({ code, facts });
  }

  /** How often there was trouble with this code. */
  count(code: ErrorCode): number {
    return this.troubles.filter((trouble) => trouble.code === code).length;
  }
}
