import type { Socket } from 'socket.io';
import type { z } from 'zod';
import type { Log } from '../log.ts';
import type { WorkInFlight } from '../work-in-flight.ts';
import { refusal, refuse } from './refuse.ts';

/** Something that can be said no to in the sender's own form of answer. */
type Reply = (answer: unknown) => void;

/** What a namespace needs of the server to listen safely. */
export type Listening = {
  log: Log;
  /** Keeps the server from closing while a message is handled. */
  work: WorkInFlight;
};

/**
 * Listens to one message of a socket. What does not have the agreed shape is refused and counted, a fault
 * of ours is logged and answered `internal`: neither ever reaches another screen.
 */
export function listen<S extends z.ZodType>(
  socket: Socket,
  name: string,
  { message: schema, answer }: { message: S; answer?: z.ZodType },
  handle: (message: z.infer<S>) => Promise<unknown>,
  { log, work }: Listening,
): void {
  const wantsAnswer = answer !== undefined;
  socket.on(name, (raw: unknown, acknowledge: unknown) => {
    if (!work.accepts) return;
    const reply: Reply = typeof acknowledge === 'function' ? (answer) => void acknowledge(answer) : () => {};
    const parsed = schema.safeParse(raw);
    if (!parsed.success || (wantsAnswer && typeof acknowledge !== 'function')) {
      const field = parsed.error?.issues[0]?.path.join('.') ?? 'acknowledgement';
      log({
        level: 'warning',
        event: 'malformed message',
        code: 'protocol.malformed',
        about: { name, field },
      });
      socket.emit('refused', refusal('protocol.malformed', { field }));
      reply(refuse('protocol.malformed', { field }));
      return;
    }
    void work.track(handle(parsed.data)).then(reply, (cause: unknown) => {
      log({ level: 'alarm', event: 'message failed', code: 'internal', about: { name }, cause });
      reply(refuse('internal'));
    });
  });
}
