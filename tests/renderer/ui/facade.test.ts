import { renderToStaticMarkup } from 'react-dom/server';
import { createElement } from 'react';
import { expect, test } from 'vitest';
import { Facade } from '#renderer/ui/facade/Facade.tsx';
import { facadeScene } from '#renderer/ui/facade/facade-scene.ts';
import type { FacadeInput } from '#renderer/ui/facade/facade-scene.ts';
import { skies, skyAt } from '#renderer/ui/facade/sky.ts';
import { contrast } from './contrast.ts';

const input: FacadeInput = {
  buildings: [
    { name: 'A', floors: 6, doorsPerFloor: 5 },
    { name: 'B', floors: 7, doorsPerFloor: 4 },
  ],
  hour: 18,
  litCount: 12,
  seed: 42,
  setting: 'sea',
};
const windows = (changes: Partial<FacadeInput> = {}) =>
  facadeScene({ ...input, ...changes }).houses.flatMap((house) => house.windows);
const lit = (changes: Partial<FacadeInput> = {}) =>
  windows(changes).flatMap((window, index) => (window.isLit ? [index] : []));

test('[UI40] the same values draw the same picture', () => {
  const draw = () =>
    renderToStaticMarkup(createElement(Facade, { ...input, size: 'large', isMirrored: false }));
  expect(draw()).toBe(draw());
  expect(facadeScene(input)).toEqual(facadeScene(structuredClone(input)));
});

test('[UI40] as many windows are lit as neighbours took part, never more than there are', () => {
  expect(lit()).toHaveLength(12);
  expect(lit({ litCount: 0 })).toHaveLength(0);
  expect(lit({ litCount: 10_000 })).toHaveLength(windows().length);
});

test('[UI40] one neighbour more lights one window more, and darkens none', () => {
  for (let count = 0; count < windows().length; count += 1) {
    const before = new Set(lit({ litCount: count }));
    const after = lit({ litCount: count + 1 });
    expect(after.filter((window) => !before.has(window))).toHaveLength(1);
    expect(after).toHaveLength(before.size + 1);
  }
});

test('[UI40] which windows are lit follows the seed alone, over all the fronts', () => {
  expect(lit({ seed: 1 })).not.toEqual(lit({ seed: 2 }));
  const times = windows().map(() => 0);
  for (let seed = 0; seed < 400; seed += 1)
    for (const window of lit({ seed })) times[window] = (times[window] ?? 0) + 1;
  const fair = (400 * 12) / windows().length;
  for (const count of times) expect(Math.abs(count - fair)).toBeLessThan(fair * 0.45);
});

test('[UI41] every building of the residence stands there, up to five, with a door and no window in it', () => {
  const { houses } = facadeScene(input);
  expect(houses).toHaveLength(2);
  for (const house of houses)
    for (const window of house.windows)
      expect(window.y < 60 && Math.abs(window.x - house.doorX) < 40).toBe(false);
  expect(facadeScene({ ...input, buildings: [] }).houses).toHaveLength(1);
});

test('[UI42] the sky follows the hour', () => {
  expect([3, 7, 12, 18, 23].map((hour) => skyAt(hour).period)).toEqual([
    'night',
    'dawn',
    'day',
    'dusk',
    'night',
  ]);
});

test.each(skies.map((sky) => [sky.period, sky] as const))(
  '[UI42] time and date read at 7:1 on every part of the sky of %s behind them',
  (_period, sky) => {
    const ink = sky.clock === 'light' ? '#17212b' : '#fff6e4';
    const behind = sky.clock === 'light' ? sky.sky : sky.sky.slice(0, 2);
    for (const colour of behind) expect(contrast(ink, colour)).toBeGreaterThanOrEqual(7);
  },
);

test('[UI43] the picture is silent: hidden from those who listen', () => {
  const markup = renderToStaticMarkup(createElement(Facade, { ...input, size: 'small', isMirrored: true }));
  expect(markup).toContain('aria-hidden="true"');
  expect(markup).not.toContain('<text');
});
