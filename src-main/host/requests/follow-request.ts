import { assertNever } from '#shared/assert-never.ts';
import type { HelpRequest } from '#shared/domain/help-request.ts';
import type { Following } from '#shared/kiosk-api/verbs.ts';
import type { Numbered } from '../feed/visible-feed.ts';
import type { Time } from '../ports.ts';
import type { WrongTries } from './wrong-tries.ts';

type Offered = { request: HelpRequest; offerId: string };

type Parts = {
  tries: WrongTries;
  time: Time;
  /** What this screen knows by that number, its own unsent ones included. */
  find: (number: string) => Numbered | undefined;
  /** The same for whoever offered help. */
  findOffered: (number: string) => Offered | undefined;
  /** Whether it is still in this screen's outbox. */
  isKept: (id: string) => boolean;
  asksFloor: (request: HelpRequest) => boolean;
  isOnline: () => boolean;
};

/** Finds a request, a proposal, an offer of help, an answer or a fault by the number that its owner came back with. A number can be guessed, so wrong ones make wait. */
export class FollowRequest {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  follow(number: string): Following {
    const { tries, find, isOnline } = this.#parts;
    if (tries.wait) return tries.wait;
    const numbered = find(number);
    if (numbered) return this.#found(numbered);
    const offered = this.#parts.findOffered(number);
    if (offered) return this.#offered(offered);
    return tries.count('number') ?? { kind: 'unknown', offline: !isOnline() };
  }

  #found({ kind, value }: Numbered): Following {
    const delivery = this.#parts.isKept(value.id) ? 'kept' : 'sent';
    switch (kind) {
      case 'request':
        return {
          kind: 'found',
          request: this.#endedByTime(value),
          delivery,
          asksFloor: this.#parts.asksFloor(value),
        };
      case 'proposal':
        return { kind: 'proposal', proposal: value, delivery };
      case 'volunteer':
        return { kind: 'volunteer', volunteer: value, delivery };
      case 'answer':
        return { kind: 'answer', answer: value, delivery };
      case 'fault':
        return { kind: 'fault', fault: value, delivery };
      default:
        return assertNever(kind);
    }
  }

  #offered({ request, offerId }: Offered): Following {
    const delivery = this.#parts.isKept(offerId) ? 'kept' : 'sent';
    return { kind: 'offer', request: this.#endedByTime(request), offerId, delivery };
  }

  #endedByTime(request: HelpRequest): HelpRequest {
    const isOver =
      request.expiresAt <= this.#parts.time.now() && ['open', 'offered'].includes(request.status);
    return isOver ? { ...request, status: 'ended' } : request;
  }
}
