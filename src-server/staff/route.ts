import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Account } from './accounts.ts';

/**
 * Who may call a route. `residence`: an operator, or staff of the residence that the path names, directly
 * (`:residence`) or through a screen (`:screen`).
 */
export type Access = 'anyone' | 'signed-in' | 'residence' | 'operator';

/** Names in the path that start with a colon. */
type ParametersOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Record<Name, string> & ParametersOf<Rest>
  : Path extends `${string}:${infer Name}`
    ? Record<Name, string>
    : object;

/** What a handler is given: parsed and allowed. */
export type Call<Path extends string, Body, Query> = {
  parameters: ParametersOf<Path>;
  body: Body;
  query: Query;
  /** Who calls; only routes that anyone may call have none. */
  account: Account;
  /** What the caller would like to read: the `Accept` header. */
  accept: string;
  reply: FastifyReply;
};

/** One line of the staff API: its address, who may call it, what it takes and what it does. */
export type Route = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api`. */
  path: string;
  access: Access;
  /** For the OpenAPI document. */
  summary: string;
  body?: z.ZodType;
  /** The body is the bytes of a picture, not JSON. */
  takesPicture?: boolean;
  query?: z.ZodType;
  /** A PATCH takes some of the fields of `body`; its handler reads them over what is stored. */
  isPartial?: boolean;
  /** Largest body in bytes; by default that of the server. */
  bodyLimit?: number;
  /** Calls a minute from one address, when fewer than usual. */
  perMinute?: number;
  handle: (call: Call<string, unknown, unknown>) => Promise<unknown>;
};

type TypedRoute<Path extends string, B extends z.ZodType, Q extends z.ZodType> = Omit<
  Route,
  'path' | 'body' | 'query' | 'handle'
> & {
  path: Path;
  body?: B;
  query?: Q;
  handle: (call: Call<Path, z.infer<B>, z.infer<Q>>) => Promise<unknown>;
};

/** Ties the types of path, body and query to the handler; the door parses by the same schemas. */
export function route<const Path extends string, B extends z.ZodType, Q extends z.ZodType>(
  typed: TypedRoute<Path, B, Q>,
): Route {
  return typed as unknown as Route;
}
