import { Fragment, createElement } from 'react';
import { expect, test } from 'vitest';
import { flatten } from '#renderer/ui/frame-content.tsx';

const words = (...texts: string[]) => texts.map((text) => createElement('p', null, text));

test('[UI186] blocks out of a fragment keep their own place: no two blocks of a screen share a key', () => {
  const children = [...words('what for', 'hours'), createElement(Fragment, null, ...words('here', 'there'))];
  const blocks = flatten(createElement(Fragment, null, ...children));
  expect(blocks.map(({ props }) => (props as { children: string }).children)).toEqual([
    'what for',
    'hours',
    'here',
    'there',
  ]);
  expect(new Set(blocks.map(({ key }) => key)).size).toBe(4);
});
