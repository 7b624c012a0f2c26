import { signInSchema } from '#shared/staff-api/resources.ts';
import type { Accounts } from './accounts.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { sessionCookie, tokenOf } from './serve-routes.ts';
import { StaffError } from './staff-error.ts';

/** Sign in, who am I, sign out. */
export function sessionRoutes(accounts: Accounts): Route[] {
  return [
    route({
      method: 'POST',
      path: '/session',
      access: 'anyone',
      summary:
        'Signs in: sets the session cookie and answers the same token for programs (Authorization: Bearer).',
      body: signInSchema,
      perMinute: 20,
      handle: async ({ body, reply }) => {
        const session = await accounts.signIn(body.user, body.password);
        if (!session) throw new StaffError('auth.wrong_credentials');
        reply.setCookie(sessionCookie, session.token, {
          path: '/',
          httpOnly: true,
          sameSite: 'strict',
          secure: reply.request.protocol === 'https',
          expires: new Date(session.expiresAt),
        });
        return session;
      },
    }),
    route({
      method: 'GET',
      path: '/session',
      access: 'signed-in',
      summary: 'Who is signed in.',
      handle: async ({ account }) => account,
    }),
    route({
      method: 'DELETE',
      path: '/session',
      access: 'signed-in',
      summary: 'Signs out.',
      handle: async ({ reply }) => {
        await accounts.signOut(tokenOf(reply.request));
        reply.clearCookie(sessionCookie, { path: '/' });
      },
    }),
  ];
}
