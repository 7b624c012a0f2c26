import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Media } from '#shared/domain/media.ts';
import { scopesOf } from '../residences/residences.ts';
import { StaffError } from '../staff/staff-error.ts';
import type { Database } from '../store/tables.ts';
import type { WorkInFlight } from '../work-in-flight.ts';
import { readRange } from './byte-range.ts';
import { findMedia } from './media-rows.ts';
import type { MediaStore } from './media-store.ts';
import { ticketSchema } from './media-tickets.ts';
import type { MediaTickets } from './media-tickets.ts';

type MediaParts = { db: Database; media: MediaStore; tickets: MediaTickets; work: WorkInFlight };

/** `GET /media/<sha256>?<ticket>`: pictures for screens. */
export function serveMedia(fastify: FastifyInstance, { db, media, tickets, work }: MediaParts): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { sha256 } = request.params as { sha256: string };
    const found = await findMedia(db, await scopesOfTicket(db, tickets, request.query), sha256);
    if (!found) throw new StaffError('not_found');
    return sendMedia(reply, found, media.fileOf(found));
  };
  fastify.get('/media/:sha256', (request, reply) => work.track(answer(request, reply)));
}

/** Throws `auth.forbidden`, also when the screen was revoked since. */
async function scopesOfTicket(db: Database, tickets: MediaTickets, query: unknown): Promise<string[]> {
  const ticket = ticketSchema.safeParse(query);
  if (!ticket.success || !tickets.isValid(ticket.data)) throw noTicket();
  const row = await db
    .selectFrom('screen')
    .select('residence')
    .where('id', '=', ticket.data.screen)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  if (!row) throw noTicket();
  return scopesOf(db, row.residence);
}

function noTicket(): StaffError {
  return new StaffError('auth.forbidden', { message: 'The ticket is wrong or has expired.' });
}

/** Sends a picture or the wanted part of it. It never changes, so whoever has it need not ask again. */
export async function sendMedia(reply: FastifyReply, media: Media, path: string): Promise<FastifyReply> {
  const { headers } = reply.request;
  const etag = `"${media.sha256}"`;
  const isSame = headers['if-range'] === undefined || headers['if-range'] === etag;
  const wanted = readRange(isSame ? headers.range : undefined, media.bytes);
  if (wanted.kind === 'beyond') {
    return reply.status(416).header('content-range', `bytes */${media.bytes}`).send();
  }
  const file = await openFile(path); // before the headers: that it is missing must not be remembered
  reply.headers({ 'cache-control': 'private, max-age=31536000, immutable', etag, 'accept-ranges': 'bytes' });
  const { start, end } = wanted.kind === 'part' ? wanted : { start: 0, end: media.bytes - 1 };
  if (wanted.kind === 'part') {
    reply.status(206).header('content-range', `bytes ${start}-${end}/${media.bytes}`);
  }
  return reply
    .type(media.type)
    .header('content-length', end - start + 1)
    .send(file.createReadStream({ start, end }));
}

/** Throws `not_found` when a database was put back without its pictures. */
async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new StaffError('not_found');
    throw error;
  }
}
