import { resolve } from 'node:path';
import { expect, test } from '@playwright/test';
import { goTo, scenes, startSceneKiosk } from '../../renderer/support/scenes.ts';
import type { Scene } from '../../renderer/support/scenes.ts';
import { lookInWords, looksFor, plainLook } from './looks.ts';
import { rules } from './rules.ts';
import { survey } from './survey.ts';
import { wear } from './wear.ts';

const folder = resolve(import.meta.dirname, '../../../dist/renderer');
const isWhole = process.env['VESTIBULE_SCREENS'] === 'all';

for (const [number, scene] of plainScenes().entries())
  test(`[AX1] ${scene.name} holds every rule in every look`, async ({ page }) => {
    test.setTimeout(isWhole ? 300_000 : 60_000);
    const kiosk = await startSceneKiosk(folder);
    await goTo(page, kiosk, scene);
    const first = (await survey(page)).screen;
    const missed: string[] = [];
    let now = plainLook;
    for (const look of looksFor(number, isWhole)) {
      await wear(page, kiosk, now, look);
      now = look;
      const seen = await survey(page);
      if (seen.screen !== first) {
        console.log(scene.name, 'LOST', lookInWords(look), seen.screen);
        break;
      }
      for (const { requirement, misses } of rules)
        for (const miss of misses(seen, look)) missed.push(`${requirement}: ${miss}; ${lookInWords(look)}`);
    }
    await kiosk.close();
    (await import('node:fs')).appendFileSync(
      '/tmp/found.txt',
      missed.map((m) => `${scene.name}| ${m}\n`).join(''),
    );
    expect(missed).toEqual([]);
  });

/** The scenes without the looks that a walk gives them anyway; each once. */
function plainScenes(): Scene[] {
  const comfort = ['Texte plus grand', 'Contraste', 'Écran plus bas'];
  const plain = scenes
    .filter(({ press = [] }) => !press.slice(0, -1).includes('Langue'))
    .map((scene) =>
      scene.press ? { ...scene, press: scene.press.filter((label) => !comfort.includes(label)) } : scene,
    );
  const way = ({ press, before, after }: Scene) => `${press?.join('>')} ${before?.name} ${after}`;
  return plain.filter((scene, index) => plain.findIndex((other) => way(other) === way(scene)) === index);
}
