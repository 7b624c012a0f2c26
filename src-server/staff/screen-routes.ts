import { acceptanceMessageSchema } from '#shared/server-protocol/acceptance.ts';
import { openSettingsSchema, screenSettingsSchema } from '#shared/domain/screen.ts';
import { pageQuerySchema, screenPatchSchema } from '#shared/staff-api/resources.ts';
import type { Clock } from '../clock.ts';
import type { Feed } from '../feed/feed.ts';
import type { ScreenNamespace } from '../screens/screen-namespace.ts';
import { pinCost } from '#shared/domain/installer-pin.ts';
import { slowHash } from '../slow-hash.ts';
import { cursorsOf, findScreen, revokeScreen } from '../screens/screen-rows.ts';
import type { ScreenRow } from '../screens/screen-rows.ts';
import type { Database, Tx } from '../store/tables.ts';
import { pageOf } from './page.ts';
import { residenceOrThrow } from './shelf.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { StaffError } from './staff-error.ts';

type ScreenParts = { db: Database; feed: Feed; clock: Clock; screens: ScreenNamespace };

/** Screens in service: list, health, settings, out of service. */
export function screenRoutes({ db, feed, clock, screens }: ScreenParts): Route[] {
  const shown = (row: ScreenRow) => ({
    id: row.id,
    residence: row.residence,
    name: row.name,
    hardware: JSON.parse(row.hardware) as unknown,
    settings: openSettingsSchema.parse(JSON.parse(row.settings)),
    hasInstallerPin: settingsOf(row).installerPin !== null,
    createdAt: row.createdAt,
    seenAt: row.seenAt,
    connected: screens.isConnected(row.id),
  });
  return [
    route({
      method: 'GET',
      path: '/residences/:residence/screens',
      access: 'residence',
      summary: 'The screens in service.',
      query: pageQuerySchema,
      handle: async ({ parameters, query }) => {
        await residenceOrThrow(db, parameters.residence);
        const rows = await db
          .selectFrom('screen')
          .selectAll()
          .where('residence', '=', parameters.residence)
          .where('revokedAt', 'is', null)
          .where('id', '>', query.after ?? '')
          .orderBy('id')
          .limit(query.limit + 1)
          .execute();
        return pageOf(rows.map(shown), query.limit);
      },
    }),
    route({
      method: 'GET',
      path: '/screens/:screen/health',
      access: 'residence',
      summary: 'The last health report of a screen and what it holds of each scope.',
      handle: async ({ parameters }) => {
        const { id, health, healthAt, seenAt } = await screenOrThrow(db, parameters.screen);
        return {
          connected: screens.isConnected(id),
          seenAt,
          healthAt,
          health: health === null ? null : (JSON.parse(health) as unknown),
          scopes: await cursorsOf(db, id),
        };
      },
    }),
    route({
      method: 'GET',
      path: '/screens/:screen/acceptance',
      access: 'residence',
      summary:
        'The report of the last self-test, the text that the screen signed, and its signature; null: there was none.',
      handle: async ({ parameters }) => {
        const { acceptance } = await screenOrThrow(db, parameters.screen);
        if (acceptance === null) return { report: null, signed: null };
        const signed = acceptanceMessageSchema.parse(JSON.parse(acceptance));
        return { report: JSON.parse(signed.report) as unknown, signed };
      },
    }),
    route({
      method: 'PATCH',
      path: '/screens/:screen',
      access: 'residence',
      summary: 'Renames a screen or gives it other settings, which it applies at once.',
      body: screenPatchSchema,
      handle: async ({ parameters, body }) => {
        const installerPin = body.installerPin
          ? await slowHash(body.installerPin, pinCost)
          : body.installerPin;
        const row = await feed.write(async ({ tx }) => {
          const before = await screenOrThrow(tx, parameters.screen);
          const settings = { ...settingsOf(before), ...body.settings };
          const changed = {
            name: body.name ?? before.name,
            settings: JSON.stringify(installerPin === undefined ? settings : { ...settings, installerPin }),
          };
          await tx.updateTable('screen').set(changed).where('id', '=', before.id).execute();
          return { ...before, ...changed };
        });
        if (body.settings || installerPin !== undefined) screens.sendSettings(row.id, settingsOf(row));
        return shown(row);
      },
    }),
    route({
      method: 'DELETE',
      path: '/screens/:screen',
      access: 'residence',
      summary: 'Takes a screen out of service: it is disconnected at once and wipes what it holds.',
      handle: async ({ parameters }) => {
        const isRevoked = await feed.write(({ tx }) => revokeScreen(tx, parameters.screen, clock.now()));
        if (!isRevoked) throw new StaffError('not_found');
        screens.revoke(parameters.screen);
      },
    }),
  ];
}

const settingsOf = (row: ScreenRow) => screenSettingsSchema.parse(JSON.parse(row.settings));

/** A screen in service. Throws `not_found`. */
export async function screenOrThrow(db: Database | Tx, id: string): Promise<ScreenRow> {
  const row = await findScreen(db, id);
  if (!row || row.revokedAt !== null) throw new StaffError('not_found');
  return row;
}
