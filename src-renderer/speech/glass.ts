import { regionsInOrder } from './passage.ts';
import type { Part, Passage, Region } from './passage.ts';

/** A part with the element that it is. */
export type GlassPart = Part & { element: HTMLElement };

/** What stands on the glass. `screen` changes with every screen, question and page; `title` is its `h1`. */
export type Glass = { screen: string; name: string; title: HTMLElement; parts: GlassPart[] };

/**
 * Reads what stands on the glass, from the page itself: so what is heard is what is seen, whoever drew it. Regions
 * carry `data-region`, private words `data-private`, words said otherwise than they are drawn `data-spoken`.
 * Undefined while a screen is still being laid out.
 */
export function readGlass(page: Document): Glass | undefined {
  const screen = page.querySelector<HTMLElement>('[data-screen]');
  const title = screen?.querySelector('h1');
  if (!screen || !title) return undefined;
  const { screen: name = '', step = '', page: number = '' } = screen.dataset;
  return {
    name,
    title,
    screen: [name, step, number, title.textContent, page.documentElement.lang].join('\n'),
    parts: regionsInOrder.flatMap((region) => partsOf(screen, region)),
  };
}

function partsOf(screen: HTMLElement, region: Region): GlassPart[] {
  return [...screen.querySelectorAll<HTMLElement>(`[data-region='${region}']`)]
    .filter((element) => !element.closest('[aria-hidden]'))
    .flatMap((element) => elementsOf(element, region))
    .map((element) => ({
      element,
      region,
      isTitle: element.tagName === 'H1',
      passages: passagesOf(element),
    }))
    .filter(({ passages }) => passages.length > 0);
}

function elementsOf(element: HTMLElement, region: Region): HTMLElement[] {
  const children = [...element.children].filter((child) => child instanceof HTMLElement);
  switch (region) {
    case 'band':
    case 'clock':
    case 'footer':
      return [element];
    case 'words':
      return children.toSorted((one, other) => Number(other.matches('h1')) - Number(one.matches('h1')));
    case 'foot':
      return children.toReversed(); // the number of the page before how fresh its words are
    case 'choices':
    case 'keys':
    case 'navigation':
    case 'comfort':
      return [...element.querySelectorAll('button')];
  }
}

/** The words inside an element. A key is one phrase; elsewhere each element begins a new line, hence a new sentence. */
function passagesOf(element: HTMLElement): Passage[] {
  const separator = element.matches('button') ? ', ' : '\n';
  const passages: (Passage & { runs: Passage['runs'][number][] })[] = [];
  for (const { node, text, holder } of runsOf(element)) {
    const language = holder.closest<HTMLElement>('[lang]:not(html)')?.lang;
    const isPrivate = holder.closest('[data-private]') !== null;
    const covered = holder.closest<HTMLElement>('[data-covered]')?.dataset['covered'];
    const last = passages.at(-1);
    if (last && last.language === language && last.isPrivate === isPrivate && last.covered === covered) {
      const isOneLine =
        last.runs.at(-1)?.node.parentElement === holder || /\s$/.test(last.text) || /^\s/.test(text);
      last.text += isOneLine ? '' : separator;
      last.runs.push({ node, at: last.text.length, length: text.length });
      last.text += text;
    } else {
      passages.push({ text, language, isPrivate, covered, runs: [{ node, at: 0, length: text.length }] });
    }
  }
  return passages.filter(({ text, covered }) => text.trim() !== '' || covered !== undefined);
}

type Run = { node: Node; text: string; holder: Element };

function runsOf(element: HTMLElement): Run[] {
  const { spoken } = element.dataset;
  if (spoken !== undefined) return [{ node: element, text: spoken, holder: element }];
  return [...element.childNodes].flatMap((node): Run[] => {
    if (node instanceof Text) return node.data === '' ? [] : [{ node, text: node.data, holder: element }];
    if (node instanceof HTMLImageElement)
      return node.alt === '' ? [] : [{ node, text: node.alt, holder: node }];
    return node instanceof HTMLElement && node.ariaHidden !== 'true' ? runsOf(node) : [];
  });
}
