import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify from 'fastify';
import type { FastifyError, FastifyInstance } from 'fastify';
import type { Log } from './log.ts';
import { acceptJsonOnly } from './staff/serve-routes.ts';
import type { WorkInFlight } from './work-in-flight.ts';
import { StaffError } from './staff/staff-error.ts';

/** Largest body that a route accepts unless it says otherwise: the longest notice in six languages has 75 KB. */
const bodyLimit = 128 * 1024;

/** Calls a minute from one address. A town's importers stay far below; a loop gone wild does not. */
const callsPerMinute = 30_000;

/** Own files only, no inline script or style, in nobody's frame. */
const contentPolicy = {
  defaultSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

/** The HTTP side with everything that holds for every route: headers, limits, cookies, errors without a stack. */
export async function createHttp(options: {
  trustProxy: boolean;
  log: Log;
  work: WorkInFlight;
}): Promise<FastifyInstance> {
  // One hop: what stands before our proxy's own entry in X-Forwarded-For is whatever the caller wrote.
  const fastify = Fastify({
    bodyLimit,
    trustProxy: options.trustProxy && ((_address, hop) => hop === 0),
    forceCloseConnections: 'idle',
    return503OnClosing: false,
  });
  acceptJsonOnly(fastify);
  fastify.setErrorHandler((error: FastifyError | StaffError, request, reply) => {
    const answer = toStaffError(error);
    if (answer.code === 'internal') {
      options.log({
        level: 'alarm',
        event: 'request failed',
        code: 'internal',
        about: { path: request.routeOptions.url ?? '' },
        cause: error,
      });
    }
    return reply.status(answer.status).send(answer.body);
  });
  fastify.setNotFoundHandler((_request, reply) => {
    const { status, body } = new StaffError('not_found');
    return reply.status(status).send(body);
  });
  fastify.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
    if (!options.work.accepts) throw new StaffError('server.busy');
  });
  await fastify.register(cookie);
  await fastify.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentPolicy },
  });
  await fastify.register(rateLimit, {
    max: callsPerMinute,
    timeWindow: 60_000,
    errorResponseBuilder: () => new StaffError('rate.limited'),
  });
  return fastify;
}

function toStaffError(error: FastifyError | StaffError): StaffError {
  if (error instanceof StaffError) return error;
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new StaffError('input.too_large');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new StaffError('input.not_json');
    default:
      return error.statusCode === 404 ? new StaffError('not_found') : new StaffError('internal');
  }
}
