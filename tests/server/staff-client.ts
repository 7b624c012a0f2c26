import { operator } from './server-under-test.ts';

export type Reply = { status: number; body: never; headers: Headers };

/** A signed-in caller of the staff API. */
export class StaffClient {
  readonly #url: string;
  readonly token: string;

  constructor(url: string, token: string) {
    this.#url = url;
    this.token = token;
  }

  /** Any call; the body is JSON or bytes as they are. */
  async call(method: string, path: string, body?: unknown): Promise<Reply> {
    const isRaw = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: {
        ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isRaw ? (body as string) : JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: (text === '' ? null : JSON.parse(text)) as never,
      headers: response.headers,
    };
  }

  /** A call that must succeed; returns the body. */
  async ok<T>(method: string, path: string, body?: unknown): Promise<T> {
    const reply = await this.call(method, path, body);
    if (reply.status >= 300)
      throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body as T;
  }
}

export async function signIn(
  url: string,
  { user, password }: { user: string; password: string } = operator,
): Promise<StaffClient> {
  const nobody = new StaffClient(url, '');
  const { token } = await nobody.ok<{ token: string }>('POST', '/api/session', { user, password });
  return new StaffClient(url, token);
}

/** A residence with the given id and a code that enrols `screens`. */
export async function aResidence(
  staff: StaffClient,
  id = 'cormoran',
  screens = 10,
): Promise<{ id: string; code: string }> {
  await staff.ok('POST', '/api/residences', residence(id));
  const { code } = await staff.ok<{ code: string }>('POST', `/api/residences/${id}/codes`, { screens });
  return { id, code };
}

export function residence(id: string) {
  return {
    id,
    name: `Résidence ${id}`,
    address: { street: '1 allée du Cormoran-Bleu', postcode: '06000', city: 'Nice' },
    buildings: [
      { id: 'A', name: 'Bâtiment A', floors: [{ level: 0, name: 'Rez-de-chaussée', doors: ['1', '2'] }] },
    ],
  };
}
