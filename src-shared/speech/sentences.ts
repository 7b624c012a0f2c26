/** One sentence of a text on the glass; `text` is what stands from `start` to `end`. */
export type Sentence = { text: string; start: number; end: number };

/** The host says no longer ones. Here a longer one is cut, where it has a pause. */
export const maxSentenceLength = 600;

/**
 * Cuts a text into sentences, so that each can be said and lit by itself. A line ends a sentence; « M. », « 24 nov. »,
 * « 48.. » and « 1. » do not. What holds no letter and no digit is left out.
 */
export function sentencesOf(text: string): Sentence[] {
  const ends = [...text.matchAll(possibleEnd)].filter(isEnd).map((mark) => mark.index + mark[0].length);
  return [...ends, text.length]
    .flatMap((end, at) => piecesOf(text.slice(ends[at - 1] ?? 0, end), ends[at - 1] ?? 0))
    .filter(({ text: words }) => /[\p{L}\p{N}]/u.test(words));
}

const possibleEnd = /(?:[.!?…؟۔]+(?:\s?»|["”')\]])*(?=\s))|\n/gu;
const abbreviation =
  /(?<![\p{L}\p{N}])(?:M|MM|Mr|Mrs|Mme|Mlle|Dr|Pr|St|Ste|Sr|Sra|b[âa]t|esc|app?t|av|bd|bld|pl|rte|n|no|art|env|ex|t[ée]l|lun|mar|mer|jeu|ven|sam|dim|janv|f[ée]vr?|avr|juil|sept|oct|nov|d[ée]c)$/iu;
const numberOfList = /(?:^|[.!?\n])\s*\d{1,2}$/u;

function isEnd(mark: RegExpExecArray): boolean {
  const [signs] = mark;
  if (signs === '\n') return true;
  const before = mark.input.slice(0, mark.index);
  const next = mark.input
    .slice(mark.index + signs.length)
    .trimStart()
    .charAt(0);
  if (/\p{Ll}/u.test(next) || (signs === '..' && /\d$/.test(before))) return false;
  if (signs !== '.') return true;
  return !abbreviation.test(before) && !numberOfList.test(before) && !(/\d$/.test(before) && /\d/.test(next));
}

/** A sentence without the spaces around it, in pieces that are not too long. */
function piecesOf(words: string, at: number): Sentence[] {
  const text = words.trim();
  const start = at + words.length - words.trimStart().length;
  if (text.length <= maxSentenceLength) return [{ text, start, end: start + text.length }];
  const cut = pauseIn(text.slice(0, maxSentenceLength));
  return [...piecesOf(text.slice(0, cut), start), ...piecesOf(text.slice(cut), start + cut)];
}

/** Behind the last comma, else the last space, else the last whole sign. */
function pauseIn(text: string): number {
  const pause = /^.*[,;:،](?=\s)/su.exec(text) ?? /^.*\s/su.exec(text);
  return pause?.[0].length ?? text.length - (/[\uD800-\uDBFF]$/.test(text) ? 1 : 0);
}
