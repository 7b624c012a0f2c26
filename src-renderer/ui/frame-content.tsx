import { Children, Fragment, cloneElement, isValidElement } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { ReadingPage } from './frame-layout.ts';
import type { ListItem } from './ListChoice.tsx';
import type { MeasuredBlock } from './paginate.ts';
import { BigNumber, Emblem, Heading, Paragraph, Picture } from './ReadingBlocks.tsx';
import { Tag } from './Tag.tsx';
import type { TagProps } from './Tag.tsx';
import { Title, isLongTitle } from './Title.tsx';

/** Mark and title before the screen's own blocks. */
export function screenBlocks(
  mark: TagProps | undefined,
  title: string,
  titleLanguage: string | undefined,
  isTitlePrivate: true | undefined,
  children: ReactNode,
): ReactElement[] {
  const head = [
    ...(mark ? [<Tag key="mark" {...mark} />] : []),
    <Title key="title" isLong={isLongTitle(title)} language={titleLanguage} isPrivate={isTitlePrivate}>
      {title}
    </Title>,
  ];
  return [...head, ...flatten(children)];
}

/** One entry of a list as words to read, where a list shows one at a time. */
export function entryBlocks({ title, subline, marks = [], language }: ListItem): ReactElement[] {
  return [
    <Paragraph key={entryTitle} weight="strong" language={language}>
      {title}
    </Paragraph>,
    ...marks.map((mark) => <Tag key={mark.label} {...mark} />),
    ...(subline === undefined ? [] : [<Paragraph key="subline">{subline}</Paragraph>]),
  ];
}

/** How many blocks at the start are display, not body: they may stand in the upper third of the glass (R6). */
export function countHead(blocks: readonly ReactElement[]): number {
  const body = blocks.findIndex((block) => !isDisplay(block));
  return body < 0 ? blocks.length : body;
}

const displayed = new Set<unknown>([Tag, Title, Emblem, Picture]);

function isDisplay({ type, key }: ReactElement): boolean {
  return displayed.has(type) || key === entryTitle;
}

/** Which blocks must not end a page: the name of what follows, its picture, and « Votre numéro est le ». */
export function leadsOf(blocks: readonly ReactElement[]): boolean[] {
  return blocks.map(({ type }, index) => leading.has(type) || blocks[index + 1]?.type === BigNumber);
}

const leading = new Set<unknown>([Heading, Emblem]);

const entryTitle = 'entry-title';

/** The elements among children, fragments opened; what came out of one keeps its key apart from those around it. */
export function flatten(children: ReactNode): ReactElement[] {
  return Children.toArray(children).flatMap((child) => {
    if (!isValidElement<{ children?: ReactNode }>(child)) return [];
    if (child.type !== Fragment) return [child];
    return flatten(child.props.children).map((inner) =>
      cloneElement(inner, { key: `${child.key ?? ''} ${inner.key ?? ''}` }),
    );
  });
}

/** The blocks of one page, cut where the page ends. Slices of blocks that are no more are left out. */
export function blocksOfPage(
  page: ReadingPage,
  groups: readonly (readonly ReactElement[])[],
  measured: readonly (readonly MeasuredBlock[])[],
): ReactElement[] {
  return page.slices.flatMap(({ block, from, to }) => {
    const element = groups[page.group]?.[block];
    const lines = measured[page.group]?.[block]?.lines ?? [];
    if (!element) return [];
    const isWhole = from === 0 && to >= Math.max(1, lines.length);
    return [isWhole ? element : cut(element, lines.slice(from, to).join('').trim())];
  });
}

function cut(element: ReactElement, words: string): ReactElement {
  return cloneElement(element as ReactElement<{ children: string }>, { children: words });
}
