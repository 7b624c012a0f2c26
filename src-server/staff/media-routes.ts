import { pictureLimits } from '../media/encode-picture.ts';
import { findMedia } from '../media/media-rows.ts';
import type { MediaStore } from '../media/media-store.ts';
import { sendMedia } from '../media/serve-media.ts';
import type { Database } from '../store/tables.ts';
import { route } from './route.ts';
import type { Route } from './route.ts';
import { notFound, residenceShelf, wideShelf } from './shelf.ts';
import { StaffError } from './staff-error.ts';

/** Pictures of residences and wide scopes: upload one, look at one. */
export function mediaRoutes({ db, media }: { db: Database; media: MediaStore }): Route[] {
  return [residenceShelf, wideShelf].flatMap(({ path, access, scopeOf }) => [
    route({
      method: 'POST',
      path: `${path}/media`,
      access,
      summary:
        'Takes a picture, makes a new one of bounded size of it, and names it for a notice or an event.',
      takesPicture: true,
      bodyLimit: pictureLimits.uploadBytes,
      handle: async ({ parameters, body }) => {
        const scope = await scopeOf(db, parameters);
        const keeping = await media.keep(scope, body as Buffer);
        if (keeping.kind === 'refused') throw wrongBody(keeping.because);
        return keeping.media;
      },
    }),
    route({
      method: 'GET',
      path: `${path}/media/:hash`,
      access,
      summary: 'A picture that was uploaded, by its SHA-256.',
      handle: async ({ parameters, reply }) => {
        const scope = await scopeOf(db, parameters);
        const found = (await findMedia(db, [scope], (parameters as { hash: string }).hash)) ?? notFound();
        return sendMedia(reply, found, media.fileOf(found));
      },
    }),
  ]);
}

/** For a body whose content type is not that of a picture. */
export function notAPicture(contentType = ''): StaffError {
  return wrongBody(
    contentType.startsWith('application/pdf')
      ? 'is a PDF, which is not taken yet: send each page as a picture'
      : 'is sent as something else than a picture: say content-type image/jpeg, image/png, image/webp, image/gif or image/avif',
  );
}

function wrongBody(message: string): StaffError {
  return new StaffError('input.invalid', { field: 'body', message });
}
