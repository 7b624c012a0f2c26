import { expect, test } from 'vitest';
import { EntryHeights } from '#renderer/ui/entry-heights.ts';

const entry = { title: 'Coupure d’eau', subline: 'Mardi 24 novembre', marks: [{ label: 'Urgent' }] };

test('[UI182] the row of an entry is measured once for each width, and again when its looks change', () => {
  const heights = new EntryHeights();
  heights.remember(entry, 400, 61);
  expect(heights.known([{ ...entry }], 400)).toEqual([61]);
  for (const other of [
    { ...entry, title: 'Coupure de gaz' },
    { ...entry, subline: undefined },
    { ...entry, marks: [] },
    { ...entry, photo: 'data:,' },
    { ...entry, icon: 'a picture' },
    { ...entry, language: 'ar' },
  ])
    expect(heights.known([other], 400)).toEqual([]);
  expect(heights.known([entry], 399)).toEqual([]);
});

test('[UI182] only the entries before the first gap are told', () => {
  const heights = new EntryHeights();
  const [one, two, three] = ['1', '2', '3'].map((title) => ({ title }));
  if (!one || !two || !three) throw new Error('three entries');
  heights.remember(one, 400, 10);
  heights.remember(three, 400, 30);
  expect(heights.known([one, two, three], 400)).toEqual([10]);
});
