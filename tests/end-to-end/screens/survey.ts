import type { Page } from '@playwright/test';

/** A box in CSS px. */
export type Box = { left: number; top: number; right: number; bottom: number };

/** Something to press. `zone` is the part of the frame it stands in; a target in no zone has the empty one. */
export type Target = { name: string; words: string; zone: string; box: Box; focusRingPx: number };

/** One text node: how it is set, where its lines stand, and what cuts or covers them. */
export type Words = {
  text: string;
  /** Where it stands: `body` are the blocks that are read, `poster` is the message of the loop. */
  place: 'body' | 'poster' | 'paragraph' | 'other';
  isPressed: boolean;
  fontPx: number;
  lineHeight: number;
  alignment: string;
  isItalic: boolean;
  isUpperCase: boolean;
  isCutShort: boolean;
  language: string;
  top: number;
  charactersALine: number;
  /** What it leaves or meets, in words. */
  trouble: string[];
};

/** Everything of one screen that the rules measure, in CSS px. */
export type Survey = {
  screen: string;
  page: { language: string; direction: string; width: number; height: number; pxPerMm: number };
  headings: number;
  targets: Target[];
  words: Words[];
  /** Boxes whose content is larger than they are. */
  overflowing: string[];
  /** Capital height of the font, as a share of its size. */
  capital: number;
  longestAnimationMs: number;
};

/** Reads the screen once, as it stands. */
export function survey(page: Page): Promise<Survey> {
  return page.evaluate(() => {
    const root = document.querySelector<HTMLElement>('[data-screen]');
    if (!root) throw new Error('No screen stands on the glass.');
    const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true });
    const boxOf = ({ left, top, right, bottom }: DOMRect): Box => ({ left, top, right, bottom });
    const named = (element: Element) =>
      (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 48);
    const buttons = [...root.querySelectorAll<HTMLElement>('button, a[href], input, [role=button]')].filter(
      isShown,
    );
    const glass = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };

    const zoneOf = (element: Element) => {
      const zone = element.closest<HTMLElement>('[data-zone], [data-region]');
      return zone?.dataset['zone'] ?? zone?.dataset['region'] ?? '';
    };
    const focused = document.activeElement;
    const targets = buttons.map((button) => ({
      name: named(button),
      words: button.innerText.trim(),
      zone: zoneOf(button),
      box: boxOf(button.getBoundingClientRect()),
      focusRingPx: focused === button ? Number.parseFloat(getComputedStyle(button).outlineWidth) : -1,
    }));

    const texts: Text[] = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (
        node instanceof Text &&
        parent &&
        node.data.trim() !== '' &&
        !parent.closest('svg') &&
        isShown(parent)
      )
        texts.push(node);
    }
    const linesOf = (text: Text) => {
      const range = document.createRange();
      range.selectNodeContents(text);
      return [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1).map(boxOf);
    };
    const isOutside = (line: Box, box: Box) =>
      line.left < box.left - 1.5 ||
      line.right > box.right + 1.5 ||
      line.top < box.top - 1.5 ||
      line.bottom > box.bottom + 1.5;
    const overlaps = (one: Box, other: Box) =>
      Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 &&
      Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 4;
    const allLines = texts.map((text) => ({ text, lines: linesOf(text) }));

    const words = allLines.map(({ text, lines }) => {
      const parent = text.parentElement ?? root;
      const style = getComputedStyle(parent);
      const button = parent.closest<HTMLElement>('button');
      const clippers = [];
      for (let part: Element | null = parent; part; part = part.parentElement)
        if (getComputedStyle(part).overflow !== 'visible' || part === button) clippers.push(part);
      const foreign = buttons.filter((other) => other !== button);
      const block = parent.closest('p, h1, h2, dt, dd, button, footer') ?? parent;
      const cutters = clippers.filter((part) =>
        lines.some((line) => isOutside(line, part.getBoundingClientRect())),
      );
      const trouble = [
        ...(lines.some((line) => isOutside(line, glass))
          ? ['leaves the glass']
          : cutters.slice(0, 1).map((part) => `leaves its ${part.localName}`)),
        ...foreign
          .filter((other) => lines.some((line) => overlaps(line, other.getBoundingClientRect())))
          .map((other) => `lies under «${named(other)}»`),
        ...allLines
          .filter(
            (other) =>
              other.text !== text &&
              !block.contains(other.text) &&
              other.lines.some((line) => lines.some((own) => overlaps(own, line))),
          )
          .map((other) => `meets «${other.text.data.trim().slice(0, 24)}»`),
      ];
      // The title of an entry, where a list shows one at a time, is display like any title.
      const isEntryTitle = parent.matches('h1 + p[data-weight=strong], p[data-weight=strong]:first-child');
      const isRead =
        parent.closest('main :is(p, dl)') !== null && !parent.closest('[data-fresh]') && !isEntryTitle;
      const isParagraph = parent.matches('main p[data-flow]') && !isEntryTitle;
      const place: Words['place'] = parent.matches('h1[data-size=poster]')
        ? 'poster'
        : isParagraph
          ? 'paragraph'
          : isRead
            ? 'body'
            : 'other';
      return {
        text: text.data.trim().slice(0, 60),
        place,
        isPressed: button !== null,
        fontPx: Number.parseFloat(style.fontSize),
        lineHeight: Number.parseFloat(style.lineHeight) / Number.parseFloat(style.fontSize),
        alignment: style.textAlign,
        isItalic: style.fontStyle !== 'normal',
        isUpperCase: style.textTransform === 'uppercase',
        isCutShort: style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none',
        language: parent.closest<HTMLElement>('[lang]')?.lang ?? '',
        top: Math.min(...lines.map(({ top }) => top)),
        charactersALine: lines.length > 1 ? text.data.length / lines.length : 0,
        trouble,
      };
    });

    const parts = [...root.querySelectorAll<HTMLElement>('*')].filter(
      (part) => !part.closest('svg') && isShown(part),
    );
    const overflowing = parts
      .filter(
        (part) =>
          getComputedStyle(part).display !== 'inline' &&
          (part.scrollWidth > part.clientWidth + 1 || part.scrollHeight > part.clientHeight + 1),
      )
      .map(
        (part) =>
          `${part.localName}.${part.className.split('_')[1] ?? ''} ${part.scrollWidth - part.clientWidth}, ${part.scrollHeight - part.clientHeight}: ${part.innerText.slice(0, 30)}`,
      );
    const pen = document.createElement('canvas').getContext('2d');
    if (!pen) throw new Error('The page has no canvas.');
    pen.font = '700 1000px Vestibule';
    const durations = document
      .getAnimations()
      .map((animation) => Number(animation.effect?.getTiming().duration ?? 0));
    return {
      screen: `${root.dataset['screen'] ?? ''} ${root.dataset['step'] ?? ''}`.trim(),
      page: {
        language: document.documentElement.lang,
        direction: document.documentElement.dir,
        width: innerWidth,
        height: innerHeight,
        pxPerMm: Number.parseFloat(document.documentElement.style.getPropertyValue('--mm')),
      },
      headings: [...document.querySelectorAll('h1')].filter(isShown).length,
      targets,
      words,
      overflowing,
      capital: pen.measureText('H').actualBoundingBoxAscent / 1000,
      longestAnimationMs: Math.max(0, ...durations),
    };
  });
}
