import type { Utterance } from './utterances.ts';

/** Name in `::highlight()` of the style sheet. */
const name = 'spoken';

/** Lights the sentence that is being said where it stands, and nothing else; nothing moves (ADR 0012). */
export function lightSentence(utterance: Utterance | undefined): void {
  const range = utterance && rangeOf(utterance);
  if (range) CSS.highlights.set(name, new Highlight(range));
  else CSS.highlights.delete(name);
}

function rangeOf({ passage, start, end }: Utterance): Range | undefined {
  const runs = passage?.runs.filter(({ at, length }) => at < end && at + length > start) ?? [];
  const first = runs.at(0);
  const last = runs.at(-1);
  if (!first || !last) return undefined;
  const range = document.createRange();
  if (first.node instanceof Text) range.setStart(first.node, inside(first.node, start - first.at));
  else range.selectNode(first.node);
  if (last.node instanceof Text) range.setEnd(last.node, inside(last.node, end - last.at));
  else range.setEndAfter(last.node);
  return range;
}

/** The words may have changed since they were read. */
function inside({ length }: Text, offset: number): number {
  return Math.max(0, Math.min(length, offset));
}
