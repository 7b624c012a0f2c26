import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { snapshotItemsSchema } from '#shared/server-protocol/snapshot.ts';
import { readInput, StaffError } from '../staff/staff-error.ts';
import type { WorkInFlight } from '../work-in-flight.ts';
import type { Database } from '../store/tables.ts';
import { readManifest, readSnapshotItems } from './snapshot.ts';
import type { SnapshotPaths } from './snapshot.ts';

const querySchema = z.object({ until: z.coerce.number(), token: z.string() });

/** Smaller answers travel as they are. */
const gzipFromBytes = 1024;

/** Snapshots over HTTP: GET gives the manifest, POST the items of some ids. The path carries the permission. */
export function serveSnapshots(
  fastify: FastifyInstance,
  db: Database,
  paths: SnapshotPaths,
  work: WorkInFlight,
): void {
  const scopeOf = (request: FastifyRequest): string => {
    const { scope } = request.params as { scope: string };
    const { until, token } = readInput(querySchema, request.query);
    if (!paths.allows(scope, until, token)) throw new StaffError('auth.forbidden');
    return scope;
  };
  fastify.get('/snapshots/:scope', async (request, reply) => {
    const manifest = await work.track(readManifest(db, scopeOf(request)));
    if (!manifest) throw new StaffError('not_found');
    return sendCompressed(request, reply, manifest);
  });
  fastify.post('/snapshots/:scope', async (request, reply) => {
    const scope = scopeOf(request);
    const { ids } = readInput(snapshotItemsSchema, request.body);
    return sendCompressed(request, reply, { items: await work.track(readSnapshotItems(db, scope, ids)) });
  });
}

async function sendCompressed(
  request: FastifyRequest,
  reply: FastifyReply,
  value: object,
): Promise<FastifyReply> {
  const json = Buffer.from(JSON.stringify(value));
  reply.type('application/json; charset=utf-8');
  const isWanted = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  if (!isWanted || json.length < gzipFromBytes) return reply.send(json);
  return reply.header('content-encoding', 'gzip').send(await promisify(gzip)(json, { level: 1 }));
}
