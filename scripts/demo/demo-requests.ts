import type { z } from 'zod';
import type { Reply } from '#shared/domain/help-request.ts';
import type { requestInputSchema } from '#shared/staff-api/resources.ts';
import type { DemoRequest } from './demo-data.ts';
import type { DemoClock } from './resolve-demo-time.ts';

/** The open help requests, as a caretaker takes them for somebody. */
export function requestBodies(
  requests: DemoRequest[],
  clock: DemoClock,
): z.input<typeof requestInputSchema>[] {
  return requests.filter(({ status }) => status === 'open').map((request) => requestBody(request, clock));
}

function requestBody(request: DemoRequest, clock: DemoClock): z.input<typeof requestInputSchema> {
  const { need, when, partOfDay, building, publicText } = request;
  return {
    need,
    needText: need === 'other' ? request.private.note : null,
    wish: { kind: 'day', date: clock.date(when), part: partOfDay },
    building,
    firstName: request.private.firstName,
    reply: replyOf(request),
    publicText,
  };
}

function replyOf({ reply, private: { door, phone } }: DemoRequest): Reply {
  if (reply === 'come-back') return { way: 'come-back' };
  if (reply === 'call') return { way: 'call', phone: phone ?? '' };
  return { way: reply, door };
}
