import { expect, test } from 'vitest';
import { indexPage } from '#scripts/pictures/index-page.ts';
import { pictureName, readWanted } from '#scripts/pictures/looks-wanted.ts';
import { plainLook } from '../end-to-end/screens/looks.ts';

const namesOf = (...argv: string[]) => readWanted(argv).looks.map((look) => pictureName('home', look));

test('[UI177] pictures are taken of both orientations, of what the options name, or one step around the plain look', () => {
  expect(readWanted(['home', 'fault']).words).toEqual(['home', 'fault']);
  expect(namesOf()).toEqual(['portrait-home', 'landscape-home']);
  expect(namesOf('--inches', '32,43', '--language', 'ar', '--orientation', 'portrait')).toEqual([
    'portrait-home-32-ar',
    'portrait-home-ar',
  ]);
  const all = namesOf('--all');
  expect(all).toHaveLength(26);
  expect(new Set(all).size).toBe(all.length);
  expect(all).toEqual(
    expect.arrayContaining(['portrait-home', 'landscape-home-2', 'portrait-home-yellow-on-black']),
  );
  expect(() => namesOf('--text', '3')).toThrow('--text 3: it is one of 1, 1.4, 2');
});

test('[UI178] the index has a part for each screen and a row for each look, and needs nothing from elsewhere', () => {
  const page = indexPage([
    { scene: 'home', look: plainLook, file: 'portrait-home.png' },
    { scene: 'home', look: { ...plainLook, orientation: 'landscape' }, file: 'landscape-home.png' },
    { scene: 'home', look: { ...plainLook, text: 2 }, file: 'portrait-home-2.png' },
    { scene: 'fault', look: plainLook, file: 'portrait-fault.png' },
  ]);
  const count = (text: string) => page.split(text).length - 1;
  expect([count('<section>'), count('class="row"'), count('<figure')]).toEqual([2, 3, 4]);
  expect(page).not.toMatch(/https?:|src="\//);
});
