/** What the reader says of the screen that stands in a page: its own eyes, built alone and lent to a test. */
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { build } from 'vite';
import type { Part } from '#renderer/speech/passage.ts';
import { utterancesOf } from '#renderer/speech/utterances.ts';

const root = resolve(import.meta.dirname, '../../..');

/** The words that can be seen, the urgent message and the title by themselves, and what the reader finds. */
type Sight = { seen: string[]; first: string[]; parts: Part[]; drawn: Part[] };

/** What a person would hear wrongly of the screen in a page, in words. Nothing while it is still being laid out. */
export type Listen = (page: Page) => Promise<string[]>;

/** Builds the eyes of the reader. */
export async function buildListen(): Promise<Listen> {
  const outputs = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      lib: { entry: join(root, 'src-renderer/speech/glass.ts'), formats: ['iife'], name: 'glass' },
    },
  });
  const [built] = Array.isArray(outputs) ? outputs : [];
  if (!built) throw new Error('the eyes of the reader were not built');
  const script = `(() => { ${built.output[0].code}; return (${String(look)})(glass); })()`;
  return async (page) => mishearings(await page.evaluate<Sight | undefined>(script));
}

/** Runs in the page. `seen` and `drawn` leave out what was typed: it is told otherwise than it is drawn (SP32). */
function look(glass: { readGlass: (page: Document) => { parts: Part[] } | undefined }): Sight | undefined {
  const found = glass.readGlass(document);
  if (!found) return undefined;
  const wordsUnder = (selector: string) => {
    const texts: string[] = [];
    for (const top of document.querySelectorAll(selector)) {
      const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const holder = node.parentElement;
        const isSeen = holder?.checkVisibility() && !holder.closest('[aria-hidden], [data-spoken]');
        if (isSeen) texts.push(node.textContent ?? '');
      }
    }
    return texts;
  };
  const isDrawn = ({ node }: { node: Node }) => node instanceof Text;
  const partsWith = (isWanted: (runs: Part['passages'][number]['runs']) => boolean) =>
    found.parts.map(({ region, isTitle, passages }) => ({
      region,
      isTitle,
      passages: passages.filter(({ runs }) => isWanted(runs)).map((passage) => ({ ...passage, runs: [] })),
    }));
  return {
    seen: wordsUnder('[data-screen]'),
    first: wordsUnder("[data-region='band'], h1"),
    parts: partsWith(() => true),
    drawn: partsWith((runs) => runs.every(isDrawn)),
  };
}

/** First names, numbers of requests and telephones that the scenes type and the demo feed holds. */
const ofSomebody = /Denise|Zoé|Fatou|Nadia|Paulo|48 ?27|51 ?29|61 ?38|06 ?12/;

function mishearings(sight: Sight | undefined): string[] {
  if (!sight) return [];
  const { seen, first, parts, drawn } = sight;
  const said = (of: Part[], hearsPrivate: boolean) =>
    utterancesOf(of, { language: 'fr', voices: ['fr'], hearsPrivate }).map(({ text }) => text);
  const heard = wordsIn(said(drawn, true));
  const begins = wordsIn(first);
  const isTitleFirst = heard.slice(0, begins.length).join(' ') === begins.join(' ');
  const complaints = [
    ...without(wordsIn(seen), heard).map((word) => `«${word}» is seen, not heard`),
    ...without(heard, wordsIn(seen)).map((word) => `«${word}» is heard, not seen`),
    ...(isTitleFirst ? [] : ['the title is not heard first']),
    ...said(parts, false)
      .filter((text) => ofSomebody.test(text))
      .map((text) => `«${text}» is heard unasked`),
  ];
  return complaints.map((complaint) => `${begins.join(' ')}: ${complaint}`);
}

const wordsIn = (texts: string[]) => texts.join(' ').match(/[\p{L}\p{N}]+/gu) ?? [];

/** What is left of the words when each of the others has taken one like it. */
function without(words: readonly string[], others: readonly string[]): string[] {
  const rest = [...others];
  return words.filter((word) => {
    const place = rest.indexOf(word);
    if (place >= 0) rest.splice(place, 1);
    return place < 0;
  });
}
