import { connectionTimes } from '#shared/server-protocol/events.ts';
import { challengeSchema, helloAnswerSchema, helloProof } from '#shared/server-protocol/hello.ts';
import type { Hello, Welcome } from '#shared/server-protocol/hello.ts';
import { protocolVersion } from '#shared/server-protocol/protocol-version.ts';
import type { Refusal } from '#shared/server-protocol/refusal.ts';
import { askServer } from '../ask-server.ts';
import type { Clock, Connection, Log } from '../ports.ts';
import { Wake } from '../wake.ts';

/** Who the screen is. The private key stays behind `sign`. */
export type ScreenIdentity = { screenId: string; sign: (text: string) => string };

/** What the screen says of itself besides its identity. */
export type HelloFacts = Omit<Hello, 'protocol' | 'screenId' | 'signature'>;

export type Greeting =
  | { kind: 'welcome'; welcome: Welcome; askedAt: number; answeredAt: number }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'closed' };

/** Waits for the challenge, answers it, and reads what the server makes of it. */
export async function sayHello(
  parts: { clock: Clock; log: Log },
  connection: Connection,
  identity: ScreenIdentity,
  facts: HelloFacts,
): Promise<Greeting> {
  const nonce = await receiveChallenge(parts.clock, connection);
  if (nonce === undefined) return { kind: 'closed' };
  const { screenId, sign } = identity;
  const askedAt = parts.clock.monotonic();
  const asked = await askServer(parts, connection, {
    name: 'hello',
    message: { protocol: protocolVersion, screenId, signature: sign(helloProof(nonce, screenId)), ...facts },
    answer: helloAnswerSchema,
  });
  if (asked.kind !== 'answer') return { kind: 'closed' };
  if (!asked.value.ok) return { kind: 'refused', refusal: asked.value.refusal };
  return { kind: 'welcome', welcome: asked.value.value, askedAt, answeredAt: parts.clock.monotonic() };
}

async function receiveChallenge(clock: Clock, connection: Connection): Promise<string | undefined> {
  const arrived = new Wake();
  let nonce: string | undefined;
  connection.listen('challenge', (message) => {
    nonce = challengeSchema.safeParse(message).data?.nonce;
    arrived.wake();
  });
  await arrived.wait(clock, connectionTimes.answerWithin, connection.closed);
  return nonce;
}
