/** One line without control signs and without marks that turn the direction of what follows (`lineSchema`). */
export function cleanLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\s\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim();
}

/** The lines of a text, HTML turned to plain text; empty lines are left out, long ones wrapped at a word. */
export function cleanLines(text: string, limits: { line: number; lines: number }): string[] {
  const plain = withoutHtml(text.slice(0, limits.line * limits.lines * 2)); // markup takes room too
  const lines = plain.split('\n').flatMap((line) => wrap(cleanLine(line), limits.line));
  return lines.length <= limits.lines ? lines : [...lines.slice(0, limits.lines - 1), '…'];
}

/** The text, or its beginning up to a whole word and « … ». */
export function cutAtWord(text: string, longest: number): string {
  return text.length <= longest ? text : `${firstWords(text, longest - 1)}…`;
}

function wrap(line: string, longest: number): string[] {
  const lines: string[] = [];
  let rest = line;
  while (rest !== '') {
    const next = rest.length <= longest ? rest : firstWords(rest, longest);
    lines.push(next);
    rest = rest.slice(next.length).trim();
  }
  return lines;
}

function firstWords(text: string, longest: number): string {
  const space = text.lastIndexOf(' ', longest);
  if (space > longest / 2) return text.slice(0, space).trimEnd();
  const splitsPair = /[\ud800-\udbff]/.test(text.charAt(longest - 1));
  return text.slice(0, splitsPair ? longest - 1 : longest);
}

/** No pattern here can run twice over the same text: a hostile description costs no more than a long one. */
function withoutHtml(text: string): string {
  const isHtml =
    /<\/?(?:a|b|i|u|p|br|em|li|ol|ul|tr|td|h[1-6]|div|img|font|html|body|span|table|strong|script|style)[\s/>]/i;
  if (!isHtml.test(text)) return decodeEntities(text);
  const plain = text
    .replace(/<(script|style)\b[^<>]*>.*?(?:<\/\1\s*>|$)/gis, '')
    .replace(/<li\b[^<>]*>/gi, '\n– ')
    .replace(/<(?:br|\/?(?:p|div|tr|ul|ol|table|h[1-6]))\b[^<>]*>/gi, '\n')
    .replace(/<[a-z/!][^<>]*>/gi, '');
  return decodeEntities(plain);
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities.get(String(name)) ?? whole;
    const code = decimal === undefined ? parseInt(String(hex), 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Those of HTML itself and of French. */
const entities = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    laquo: '«',
    raquo: '»',
    rsquo: '’',
    lsquo: '‘',
    ldquo: '“',
    rdquo: '”',
    hellip: '…',
    ndash: '–',
    mdash: '—',
    euro: '€',
    deg: '°',
    middot: '·',
    bull: '•',
    agrave: 'à',
    acirc: 'â',
    ccedil: 'ç',
    eacute: 'é',
    egrave: 'è',
    ecirc: 'ê',
    euml: 'ë',
    icirc: 'î',
    iuml: 'ï',
    ocirc: 'ô',
    ugrave: 'ù',
    ucirc: 'û',
    uuml: 'ü',
    oelig: 'œ',
    Agrave: 'À',
    Ccedil: 'Ç',
    Eacute: 'É',
    Egrave: 'È',
    Ecirc: 'Ê',
  }),
);
