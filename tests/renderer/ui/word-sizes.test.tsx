import { ClockIcon, HouseIcon } from '@phosphor-icons/react';
import type { ReactElement } from 'react';
import { expect, test } from 'vitest';
import { elementKey } from '#renderer/ui/element-key.ts';
import { Fact, Paragraph } from '#renderer/ui/ReadingBlocks.tsx';
import { WordSizes, wordsOf } from '#renderer/ui/word-sizes.ts';

const size = { height: 31.5, lines: [], lineHeight: 0 };
const paragraph = (words: string) => <Paragraph>{words}</Paragraph>;

test('[UI192] words that were measured are known for their width, and other words are not', () => {
  const sizes = new WordSizes();
  sizes.remember([[wordsOf(paragraph('Bonjour'), 400), size]]);
  expect(sizes.known(wordsOf(paragraph('Bonjour'), 400))).toEqual(size);
  expect(sizes.known(wordsOf(paragraph('Bonjour'), 399))).toBeUndefined();
  expect(sizes.known(wordsOf(paragraph('Bonsoir'), 400))).toBeUndefined();
});

test('[UI192] everything that an element is given tells it from others, and its component too', () => {
  const { children } = (
    <div>
      {paragraph('10 h')}
      <Paragraph weight="strong">10 h</Paragraph>
      <Paragraph language="ar">10 h</Paragraph>
      <Fact label="Quand">10 h</Fact>
      <Fact label="Quand" icon={ClockIcon}>
        10 h
      </Fact>
      <Fact label="Quand" icon={HouseIcon}>
        10 h
      </Fact>
      <p>
        <b>10 h</b>
      </p>
      <p>
        <i>10 h</i>
      </p>
      <p style={{ width: 1 }} />
      <p style={{ width: 2 }} />
      <>{'10'} h</>
      <>10 h</>
    </div>
  ).props as { children: ReactElement[] };
  expect(new Set(children.map(elementKey)).size).toBe(children.length);
  expect(elementKey(paragraph('10 h'))).toBe(elementKey(paragraph('10 h')));
});

test('[UI192] with the person go the words of their screens; those that stand on every screen stay', () => {
  const sizes = new WordSizes();
  const theirs = wordsOf(paragraph('Fatou, porte 12'), 400);
  const everybodys = wordsOf(paragraph('À jour'), 400, true);
  sizes.remember([theirs, everybodys].map((one) => [one, size] as const));
  sizes.forgetPerson();
  expect(sizes.known(theirs)).toBeUndefined();
  expect(sizes.known(everybodys)).toEqual(size);
});

test('[UI192] however many words a screen has, all of them are known once they were measured', () => {
  const sizes = new WordSizes();
  const many = Array.from({ length: 8_000 }, (_, index) => wordsOf(paragraph(`${index}`), 400));
  sizes.remember(many.slice(0, 5_000).map((one) => [one, size] as const));
  const unknown = many.filter((one) => !sizes.known(one));
  expect(unknown).toHaveLength(3_000);
  sizes.remember(unknown.map((one) => [one, size] as const));
  expect(many.filter((one) => !sizes.known(one))).toEqual([]);
});

test('[UI192] words that nobody asks for any more are forgotten', () => {
  const sizes = new WordSizes();
  const first = wordsOf(paragraph('first'), 400);
  sizes.remember([[first, size]]);
  for (let round = 0; round < 3; round += 1)
    sizes.remember(
      Array.from({ length: 3_000 }, (_, index) => [wordsOf(paragraph(`${round} ${index}`), 400), size]),
    );
  expect(sizes.known(first)).toBeUndefined();
});
