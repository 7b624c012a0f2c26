/**
 * Signs that only the eye needs, made plain for the ear, in any language: every space becomes an ordinary one,
 * ’ becomes ', quotation marks become a pause, and signs that are not seen go.
 */
export function tidySigns(text: string): string {
  return text
    .normalize('NFC')
    .replace(unseen, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/[’ʼ‘]/g, "'")
    .replace(/(?: ?[«»“”„"] ?)+/g, pauseMark)
    .replace(betweenWords, ', ')
    .replace(/(?<=')\uE0FF/g, '')
    .replaceAll(pauseMark, ' ')
    .replace(/ (?=[,.])/g, '')
    .trim();
}

const pauseMark = '\uE0FF'; // private use: what people wrote of it is gone by then
const betweenWords = /(?<=[\p{L}\p{N}])\uE0FF(?=[\p{L}\p{N}])/gu;
const unseen = /[\u00AD\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uE000-\uF8FF]/g;
