/** A signed-in caller of the staff API. */
export type StaffSession = {
  /** The answer, or null when there is no such thing. Throws on any other refusal. */
  find<T>(path: string): Promise<T | null>;
  /** All items of a paged list. */
  list<T>(path: string): Promise<T[]>;
  send<T>(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<T>;
};

/** Signs in. Throws when the server is not there or says no. */
export async function signIn(
  server: string,
  staff: { user: string; password: string },
): Promise<StaffSession> {
  const { token } = (await call(server, 'POST', '/session', '', staff)) as { token: string };
  const find = async <T>(path: string) => (await call(server, 'GET', path, token)) as T | null;
  return {
    find,
    list: async <T>(path: string) => {
      const items: T[] = [];
      let next: string | null = '';
      while (next !== null) {
        const after: string = next === '' ? '' : `&after=${encodeURIComponent(next)}`;
        const page: { items: T[]; next: string | null } | null = await find(`${path}?limit=200${after}`);
        items.push(...(page?.items ?? []));
        next = page?.next ?? null;
      }
      return items;
    },
    send: async <T>(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) =>
      (await call(server, method, path, token, body)) as T,
  };
}

async function call(
  server: string,
  method: string,
  path: string,
  token: string,
  body?: object,
): Promise<unknown> {
  const response = await fetch(`${server}/api${path}`, {
    method,
    headers: {
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (response.status === 404 && method === 'GET') return null;
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return text === '' ? null : JSON.parse(text);
}
