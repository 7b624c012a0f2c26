import { expect, test } from '../kiosk-fixture.ts';
import { touch, touchAll, wake } from '../touch.ts';
import { violations } from './violations.ts';

test.use({ content: 'demo' });

test('[EE12] axe finds nothing on the screens of the main job, contrast of 7:1 included', async ({
  kiosk,
}) => {
  test.setTimeout(150_000);
  const { page } = kiosk;
  expect(await violations(page)).toEqual([]);
  await wake(page);
  expect(await violations(page)).toEqual([]);
  await touch(page, /^Les annonces/);
  expect(await violations(page)).toEqual([]);
  await touch(page, /chauffage|ascenseur|Affichage/i);
  expect(await violations(page)).toEqual([]);
  await touchAll(page, 'Accueil', /^Les sorties/);
  expect(await violations(page)).toEqual([]);
  await touchAll(page, 'Accueil', /^Demander de l.aide/);
  expect(await violations(page)).toEqual([]);
  await touchAll(page, 'Une nouvelle demande', 'Faire mes courses', 'Demain', 'Matin', 'Je repasse ici');
  expect(await violations(page)).toEqual([]);
  await touch(page, 'Envoyer');
  expect(await violations(page)).toEqual([]);
});
