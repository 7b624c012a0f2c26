import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../clock.ts';

/** Time enough for a few pictures on a slow line; a screen asks for the next ticket when it needs one. */
const ticketLifeMs = 15 * 60_000;

/** The query of a picture's address. */
export const ticketSchema = z.object({
  screen: z.string().max(100),
  until: z.coerce.number(),
  token: z.string(),
});
type Ticket = z.infer<typeof ticketSchema>;

/** Permissions to read the pictures of a screen's scopes for 15 minutes, whatever its scopes are by then. */
export class MediaTickets {
  readonly #secret: Buffer;
  readonly #clock: Clock;

  constructor(secret: Buffer, clock: Clock) {
    this.#secret = secret;
    this.#clock = clock;
  }

  issue(screen: string): { query: string; until: number } {
    const until = this.#clock.now() + ticketLifeMs;
    const query = new URLSearchParams({ screen, until: `${until}`, token: this.#token(screen, until) });
    return { query: query.toString(), until };
  }

  isValid({ screen, until, token }: Ticket): boolean {
    const right = Buffer.from(this.#token(screen, until));
    const given = Buffer.from(token);
    return until > this.#clock.now() && given.length === right.length && timingSafeEqual(given, right);
  }

  #token(screen: string, until: number): string {
    return createHmac('sha256', this.#secret).update(`media ${until} ${screen}`).digest('hex');
  }
}
