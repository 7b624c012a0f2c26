import { z } from 'zod';
import { errorBodySchema } from '#shared/staff-api/resources.ts';
import type { Route } from './route.ts';

/** The staff API as an OpenAPI 3.1 document, out of the same table and the same schemas that serve it. */
export function openApiDocument(routes: readonly Route[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = `/api${route.path.replace(/:([a-z]+)/g, '{$1}')}`;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Vestibule staff API', version: '1' },
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'vestibule_session' },
      },
      schemas: { Error: toSchema(errorBodySchema) },
    },
  };
}

const accessWords = {
  anyone: 'Anyone.',
  'signed-in': 'Whoever is signed in.',
  residence: 'Operators, and staff of the residence.',
  operator: 'Operators.',
} as const;

function operation(route: Route): object {
  const success = route.method === 'POST' ? '201' : route.method === 'DELETE' ? '204' : '200';
  const error = { content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } };
  return {
    summary: route.summary,
    description: `May call: ${accessWords[route.access]}`,
    security: route.access === 'anyone' ? [] : [{ bearer: [] }, { cookie: [] }],
    parameters: [...pathParameters(route), ...queryParameters(route)],
    ...requestBody(route),
    responses: {
      [success]: { description: 'Done.' },
      default: { description: 'Not done; the body says why.', ...error },
    },
  };
}

function requestBody(route: Route): object {
  if (route.takesPicture) {
    const schema = { type: 'string', format: 'binary' };
    return { requestBody: { required: true, content: { 'image/*': { schema } } } };
  }
  if (!route.body) return {};
  return { requestBody: { required: true, content: { 'application/json': { schema: bodySchema(route) } } } };
}

function bodySchema({ body = z.unknown(), isPartial = false }: Route): object {
  const { required, ...schema } = toSchema(body);
  return isPartial || required === undefined ? schema : { ...schema, required };
}

function pathParameters(route: Route): object[] {
  return [...route.path.matchAll(/:([a-z]+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters({ query }: Route): object[] {
  const properties = query ? toSchema(query).properties : undefined;
  return Object.entries(properties ?? {}).map(([name, schema]) => ({ name, in: 'query', schema }));
}

function toSchema(schema: z.ZodType) {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
}
