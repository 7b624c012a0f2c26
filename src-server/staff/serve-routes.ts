import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '../store/tables.ts';
import type { WorkInFlight } from '../work-in-flight.ts';
import type { Account, Accounts } from './accounts.ts';
import { readJsonBody } from './json-body.ts';
import { notAPicture } from './media-routes.ts';
import type { Route } from './route.ts';
import { readInput, StaffError } from './staff-error.ts';

/** Name of the session's cookie. */
export const sessionCookie = 'vestibule_session';

/** The token of the cookie or of the `Authorization: Bearer` header. */
export function tokenOf(request: FastifyRequest): string {
  const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '');
  return bearer?.[1] ?? request.cookies[sessionCookie] ?? '';
}

/** Registers the routes under `/api`: who is it, may they, is the input right, then the handler. */
export function serveRoutes(
  fastify: FastifyInstance,
  routes: readonly Route[],
  { db, accounts, work }: { db: Database; accounts: Accounts; work: WorkInFlight },
): void {
  const register = (door: FastifyInstance, route: Route): void => {
    door.route({
      method: route.method,
      url: `/api${route.path}`,
      ...(route.bodyLimit === undefined ? {} : { bodyLimit: route.bodyLimit }),
      config:
        route.perMinute === undefined ? {} : { rateLimit: { max: route.perMinute, timeWindow: 60_000 } },
      // Before the body is read: a stranger cannot make the server parse anything.
      onRequest: async (request) => {
        request.account = await work.track(allow(request, route, db, accounts));
      },
      handler: (request, reply) => work.track(answer(request, reply, route)),
    });
  };
  for (const route of routes.filter(({ takesPicture }) => !takesPicture)) register(fastify, route);
  void fastify.register(async (door) => {
    acceptPicturesOnly(door);
    for (const route of routes.filter(({ takesPicture }) => takesPicture)) register(door, route);
  });
}

/** JSON is the only body that is read, and only by our own reader. */
export function acceptJsonOnly(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_request: unknown, body: Buffer) => readJsonBody(body),
  );
}

/** The bytes of a picture; what is named otherwise is told so before it is read. */
function acceptPicturesOnly(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser(
    /^image\//,
    { parseAs: 'buffer' },
    async (_request: unknown, body: Buffer) => body,
  );
  fastify.addContentTypeParser('*', async ({ headers }: FastifyRequest) => {
    throw notAPicture(headers['content-type']);
  });
}

const nobody: Account = { id: '', user: '', role: 'staff', residences: [] };

async function allow(
  request: FastifyRequest,
  route: Route,
  db: Database,
  accounts: Accounts,
): Promise<Account> {
  if (route.access === 'anyone') return nobody;
  const account = await accounts.who(tokenOf(request));
  if (!account) throw new StaffError('auth.required');
  if (route.access === 'signed-in' || account.role === 'operator') return account;
  if (route.access === 'operator') throw new StaffError('auth.forbidden');
  const residence = await residenceOf(request.params as Record<string, string>, db);
  if (residence === undefined || !account.residences.includes(residence))
    throw new StaffError('auth.forbidden');
  return account;
}

async function residenceOf(parameters: Record<string, string>, db: Database): Promise<string | undefined> {
  if (parameters['residence'] !== undefined) return parameters['residence'];
  const screen = parameters['screen'] ?? '';
  const row = await db.selectFrom('screen').select('residence').where('id', '=', screen).executeTakeFirst();
  return row?.residence;
}

async function answer(request: FastifyRequest, reply: FastifyReply, route: Route): Promise<unknown> {
  const body = route.body && !route.isPartial ? readInput(route.body, request.body) : request.body;
  const query = route.query ? readInput(route.query, request.query) : {};
  const parameters = request.params as Record<string, string>;
  const { account } = request;
  const accept = request.headers.accept ?? '';
  const value = await route.handle({ parameters, body, query, account, accept, reply });
  if (value === reply) return reply; // it sends itself
  if (value === undefined) return reply.status(204).send();
  return reply.status(route.method === 'POST' ? 201 : 200).send(value);
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls, set before the body is read. */
    account: Account;
  }
}
