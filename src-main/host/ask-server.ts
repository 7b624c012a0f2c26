import type { z } from 'zod';
import { connectionTimes } from '#shared/server-protocol/events.ts';
import type { Clock, Connection, Log } from './ports.ts';

/** What became of a question. `closed`: the line dropped, or was dead and is closed now; ask again on the next one. */
export type Asked<T> = { kind: 'answer'; value: T } | { kind: 'malformed' } | { kind: 'closed' };

/**
 * Asks and reads the answer. A question without an answer for 10 s closes the line: a half-open one would stay
 * "connected" for 42 s. A malformed answer is counted; the line goes on.
 */
export async function askServer<S extends z.ZodType>(
  { clock, log }: { clock: Clock; log: Log },
  connection: Connection,
  question: { name: string; message: unknown; answer: S },
): Promise<Asked<z.infer<S>>> {
  const answered = new AbortController();
  const answer = connection.ask(question.name, question.message).finally(() => answered.abort());
  void clock.delay(connectionTimes.answerWithin, answered.signal).then(() => {
    if (!answered.signal.aborted) connection.close();
  });
  const received = await answer;
  if (!received) return { kind: 'closed' };
  const parsed = question.answer.safeParse(received.value);
  if (parsed.success) return { kind: 'answer', value: parsed.data };
  log.trouble('protocol.malformed', {
    message: question.name,
    field: parsed.error.issues[0]?.path.join('.') ?? '',
  });
  return { kind: 'malformed' };
}
