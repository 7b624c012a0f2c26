import {
  codeInputSchema,
  enrolmentFileInputSchema,
  pageQuerySchema,
  residenceInputSchema,
  residenceScopesSchema,
} from '#shared/staff-api/resources.ts';
import { showResidenceCode } from '#shared/domain/residence-code.ts';
import type { Clock } from '../clock.ts';
import type { Feed } from '../feed/feed.ts';
import type { EnrolmentFiles } from '../residences/enrolment-files.ts';
import type { Codes } from '../residences/codes.ts';
import { changeResidence, closeResidence, createResidence, slugOf } from '../residences/residences.ts';
import type { Database } from '../store/tables.ts';
import { pageOf } from './page.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { residenceOrThrow } from './shelf.ts';
import { overlay, readInput, StaffError } from './staff-error.ts';

/** The id of a residence is for ever. */
const changeableSchema = residenceInputSchema.omit({ id: true });

type ResidenceParts = {
  db: Database;
  feed: Feed;
  codes: Codes;
  enrolmentFiles: EnrolmentFiles;
  clock: Clock;
  /** Its screens are out of service now. */
  onScreensRevoked: (screens: readonly string[]) => void;
  /** The wide scopes of the residence are others now. */
  onScopesChanged: (residence: string) => void;
};

/** Residences, the wide scopes that hold them, and the codes that enrol their screens. */
export function residenceRoutes(parts: ResidenceParts): Route[] {
  return [...ownRoutes(parts), ...codeRoutes(parts), enrolmentFileRoute(parts)];
}

function ownRoutes({ db, feed, clock, onScreensRevoked, onScopesChanged }: ResidenceParts): Route[] {
  return [
    route({
      method: 'GET',
      path: '/residences',
      access: 'signed-in',
      summary: 'The residences that this account may reach.',
      query: pageQuerySchema,
      handle: async ({ account, query }) => {
        const rows = await db
          .selectFrom('residence')
          .select('id')
          .where('closedAt', 'is', null)
          .where('id', '>', query.after ?? '')
          .$if(account.role === 'staff', (all) => all.where('id', 'in', ['', ...account.residences]))
          .orderBy('id')
          .limit(query.limit + 1)
          .execute();
        const page = pageOf(rows, query.limit);
        return { ...page, items: await Promise.all(page.items.map(({ id }) => residenceOrThrow(db, id))) };
      },
    }),
    route({
      method: 'POST',
      path: '/residences',
      access: 'operator',
      summary: 'Creates a residence.',
      body: residenceInputSchema,
      handle: async ({ body }) => {
        const residence = { ...body, id: body.id ?? slugOf(body.name) };
        await feed.write(async (writer) => {
          const taken = await writer.tx
            .selectFrom('scope')
            .select('id')
            .where('id', '=', residence.id)
            .executeTakeFirst();
          if (taken) throw new StaffError('conflict', { field: 'id', message: 'This id is taken.' });
          await createResidence(writer, residence);
        });
        return residence;
      },
    }),
    route({
      method: 'GET',
      path: '/residences/:residence',
      access: 'residence',
      summary: 'One residence.',
      handle: async ({ parameters }) => residenceOrThrow(db, parameters.residence),
    }),
    route({
      method: 'PATCH',
      path: '/residences/:residence',
      access: 'residence',
      summary: 'Changes some fields of a residence.',
      body: changeableSchema,
      isPartial: true,
      handle: async ({ parameters, body }) =>
        feed.write(async (writer) => {
          const { id, ...before } = await residenceOrThrow(writer.tx, parameters.residence);
          const residence = { ...readInput(changeableSchema, overlay(before, body)), id };
          await changeResidence(writer, residence);
          return residence;
        }),
    }),
    route({
      method: 'DELETE',
      path: '/residences/:residence',
      access: 'operator',
      summary: 'Closes a residence: its codes and screens are revoked at once.',
      handle: async ({ parameters }) => {
        const screens = await feed.write(async (writer) => {
          await residenceOrThrow(writer.tx, parameters.residence);
          return closeResidence(writer, parameters.residence, clock.now());
        });
        onScreensRevoked(screens);
      },
    }),
    route({
      method: 'GET',
      path: '/residences/:residence/scopes',
      access: 'residence',
      summary: 'The quarter and town scopes that hold the residence.',
      handle: async ({ parameters }) => {
        await residenceOrThrow(db, parameters.residence);
        const rows = await db
          .selectFrom('residenceScope')
          .select('scope')
          .where('residence', '=', parameters.residence)
          .execute();
        return { scopes: rows.map(({ scope }) => scope) };
      },
    }),
    route({
      method: 'PUT',
      path: '/residences/:residence/scopes',
      access: 'operator',
      summary: 'Says which quarter and town scopes hold the residence; its screens follow at once.',
      body: residenceScopesSchema,
      handle: async ({ parameters: { residence }, body }) => {
        const scopes = [...new Set(body.scopes)];
        await feed.write(async ({ tx }) => {
          await residenceOrThrow(tx, residence);
          await tx.deleteFrom('residenceScope').where('residence', '=', residence).execute();
          for (const [index, scope] of scopes.entries()) {
            const row = await tx
              .selectFrom('scope')
              .select('kind')
              .where('id', '=', scope)
              .executeTakeFirst();
            if (!row || row.kind === 'residence')
              throw new StaffError('input.invalid', {
                field: `scopes.${index}`,
                message: 'is not a quarter or a town',
              });
            await tx.insertInto('residenceScope').values({ residence, scope }).execute();
          }
        });
        onScopesChanged(residence);
        return { scopes };
      },
    }),
  ];
}

function codeRoutes({ db, feed, codes, clock }: ResidenceParts): Route[] {
  const shown = ['id', 'screens', 'used', 'expiresAt', 'revokedAt', 'createdAt'] as const;
  return [
    route({
      method: 'GET',
      path: '/residences/:residence/codes',
      access: 'residence',
      summary: 'The codes of a residence; the code itself was shown once, when it was made.',
      query: pageQuerySchema,
      handle: async ({ parameters, query }) => {
        await residenceOrThrow(db, parameters.residence);
        const rows = await db
          .selectFrom('code')
          .select(shown)
          .where('residence', '=', parameters.residence)
          .where('id', '>', query.after ?? '')
          .orderBy('id')
          .limit(query.limit + 1)
          .execute();
        return pageOf(rows, query.limit);
      },
    }),
    route({
      method: 'POST',
      path: '/residences/:residence/codes',
      access: 'residence',
      summary: 'Makes a code that enrols screens. The answer is the only place where it can be read.',
      body: codeInputSchema,
      handle: async ({ parameters, body }) =>
        feed.write(async ({ tx }) => {
          const { id: residence } = await residenceOrThrow(tx, parameters.residence);
          const { row, code } = await codes.create(tx, { residence, ...body }, clock.now());
          const { id, screens, used, expiresAt, revokedAt, createdAt } = row;
          return { id, code: showResidenceCode(code), screens, used, expiresAt, revokedAt, createdAt };
        }),
    }),
    route({
      method: 'DELETE',
      path: '/residences/:residence/codes/:id',
      access: 'residence',
      summary: 'Takes a code back. Screens that it enrolled stay.',
      handle: async ({ parameters }) => {
        const revoked = await db
          .updateTable('code')
          .set({ revokedAt: clock.now() })
          .where('residence', '=', parameters.residence)
          .where('id', '=', parameters.id)
          .where('revokedAt', 'is', null)
          .returning('id')
          .executeTakeFirst();
        if (!revoked) throw new StaffError('not_found');
      },
    }),
  ];
}

function enrolmentFileRoute({ feed, codes, enrolmentFiles, clock }: ResidenceParts): Route {
  return route({
    method: 'POST',
    path: '/residences/:residence/enrolment-files',
    access: 'residence',
    summary:
      'Prepares a file for a stick that enrols one screen without a network: save `file` as vestibule-enrolment.json. ' +
      'It is worth a code of the residence (`codeId`), and is taken back with it.',
    body: enrolmentFileInputSchema,
    handle: async ({ parameters, body }) =>
      feed.write(async ({ tx }) => {
        const { id, name, address } = await residenceOrThrow(tx, parameters.residence);
        const madeAt = clock.now();
        const expiresAt = madeAt + body.days * 86_400_000;
        const { row, code } = await codes.create(tx, { residence: id, screens: 1, expiresAt }, madeAt);
        const { street, postcode, city } = address;
        const residence = { id, name, address: { street, postcode, city } };
        const file = enrolmentFiles.sign({ id: row.id, code, residence, madeAt, expiresAt });
        return { codeId: row.id, expiresAt, serverKey: enrolmentFiles.serverKey, file };
      }),
  });
}
