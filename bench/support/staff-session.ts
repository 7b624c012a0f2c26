/** The ready line of `npm start -- --json`. */
export type StartReady = {
  server: string;
  staff: { user: string; password: string };
  residence: { id: string };
  kiosk: string;
};

/** Publishes notices through the staff API, as a program of the manager would. */
export async function signedIn({ server, staff, residence }: StartReady) {
  const session = await fetch(`${server}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(staff),
  });
  const cookie = session.headers.getSetCookie().join('; ');
  const url = `${server}/api/residences/${residence.id}/notices`;
  return {
    publish: async (notice: object): Promise<string> => {
      const headers = { 'content-type': 'application/json', cookie };
      const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(notice) });
      if (!answer.ok) throw new Error(`the staff API answered ${answer.status}: ${await answer.text()}`);
      return ((await answer.json()) as { id: string }).id;
    },
    withdraw: async (id: string): Promise<void> => {
      await fetch(`${url}/${id}`, { method: 'DELETE', headers: { cookie } });
    },
  };
}
