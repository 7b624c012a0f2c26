import { floorOfReply } from '#shared/domain/floor.ts';
import type { Residence } from '#shared/domain/residence.ts';
import type { FloorAnswer } from '#shared/kiosk-api/verbs.ts';
import type { OwnAction } from '../feed/own-action.ts';
import type { Numbered } from '../feed/visible-feed.ts';
import { fitsSlowHash } from '../slow-hash.ts';
import type { WrongTries } from './wrong-tries.ts';

type Parts = {
  tries: WrongTries;
  find: (number: string) => Numbered | undefined;
  /** What was asked here and the feed does not show yet: its door lies on this disk. */
  own: () => readonly OwnAction[];
  residence: () => Residence | undefined;
};

/** « À quel étage habitez-vous ? » A number can be guessed, so whoever says yes, no or « annuler » is asked for more (ADR 14). */
export class FloorProof {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Whether the request gave a floor that can be asked for. */
  isAsked(requestId: string, floorCheck: string | null): boolean {
    return floorCheck !== null || this.#ownLevel(requestId) !== undefined;
  }

  async prove(number: string, level: number): Promise<FloorAnswer> {
    const { tries, find } = this.#parts;
    if (tries.wait) return tries.wait;
    const numbered = find(number);
    const isRight = numbered?.kind === 'request' && (await this.#isRight(numbered.value, level));
    return isRight ? { kind: 'right' } : (tries.count('floor') ?? { kind: 'wrong' });
  }

  async #isRight(
    { id, floorCheck }: { id: string; floorCheck: string | null },
    level: number,
  ): Promise<boolean> {
    if (floorCheck !== null) return fitsSlowHash(String(level), floorCheck);
    return level === this.#ownLevel(id);
  }

  #ownLevel(requestId: string): number | undefined {
    const { own, residence } = this.#parts;
    const ask = own().find(({ key }) => key === requestId);
    if (ask?.kind !== 'help.ask') return undefined;
    return floorOfReply(residence()?.buildings ?? [], ask.payload.building, ask.payload.reply);
  }
}
