import { commandInputSchema, pageQuerySchema } from '#shared/staff-api/resources.ts';
import type { Clock } from '../clock.ts';
import type { Commands } from '../screens/commands.ts';
import type { ScreenNamespace } from '../screens/screen-namespace.ts';
import type { Database } from '../store/tables.ts';
import { pageOf } from './page.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { screenOrThrow } from './screen-routes.ts';
import { notFound } from './shelf.ts';

type CommandParts = { db: Database; clock: Clock; commands: Commands; screens: ScreenNamespace };

/** What a screen is ordered to do from afar, and what became of it. */
export function commandRoutes({ db, clock, commands, screens }: CommandParts): Route[] {
  return [
    route({
      method: 'POST',
      path: '/screens/:screen/commands',
      access: 'residence',
      summary: 'Orders a screen to do one thing once, now or when it is on the line before the time is over.',
      body: commandInputSchema,
      perMinute: 60,
      handle: async ({ parameters, body, account }) => {
        const { id: screen } = await screenOrThrow(db, parameters.screen);
        const expiresAt = clock.now() + body.withinMinutes * 60_000;
        const command = await commands.order(screen, body.order, expiresAt, account.user);
        screens.sendCommand(screen, { id: command.id, expiresAt, order: body.order });
        return command;
      },
    }),
    route({
      method: 'GET',
      path: '/screens/:screen/commands',
      access: 'residence',
      summary: 'What the screen was ordered to do in the last 30 days, the newest first.',
      query: pageQuerySchema,
      handle: async ({ parameters, query }) => {
        const { id: screen } = await screenOrThrow(db, parameters.screen);
        const states = await commands.list(screen, { limit: query.limit + 1, after: query.after });
        return pageOf(states, query.limit);
      },
    }),
    route({
      method: 'GET',
      path: '/screens/:screen/commands/:command',
      access: 'residence',
      summary: 'One command and what became of it.',
      handle: async ({ parameters }) =>
        (await commands.find(parameters.screen, parameters.command)) ?? notFound(),
    }),
    route({
      method: 'GET',
      path: '/screens/:screen/commands/:command/picture',
      access: 'residence',
      summary: 'The picture of the glass that a screenshot brought, as JPEG.',
      handle: async ({ parameters, reply }) => {
        const picture = (await commands.picture(parameters.screen, parameters.command)) ?? notFound();
        return reply.type('image/jpeg').header('cache-control', 'private, no-store').send(picture);
      },
    }),
  ];
}
