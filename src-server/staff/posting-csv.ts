/** A stretch of time on one screen; `until` is exclusive. */
type Span = { from: number; until: number };

/** What one screen displayed of a posting. */
export type ScreenRecord = {
  screen: { id: string; name: string };
  /** Published on a healthy screen. */
  posted: Span[];
  /** On the glass in the attract loop. */
  inLoop: Span[];
  /** Opened by somebody. */
  opened: Span[];
  gaps: (Span & { because: string })[];
};

/** The record as a table (RFC 4180): one line a stretch of time, instants in UTC. */
export function postingCsv(screens: readonly ScreenRecord[]): string {
  const lines = screens.flatMap(({ screen, posted, inLoop, opened, gaps }) =>
    [
      ...posted.map((span) => ({ ...span, what: 'posted', because: '' })),
      ...gaps.map((gap) => ({ ...gap, what: 'gap' })),
      ...inLoop.map((span) => ({ ...span, what: 'in loop', because: '' })),
      ...opened.map((span) => ({ ...span, what: 'opened', because: '' })),
    ].map(({ what, because, from, until }) => [screen.name, what, because, iso(from), iso(until)]),
  );
  const head = ['screen', 'what', 'because', 'from', 'until'];
  return [head, ...lines].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}

const iso = (instant: number) => new Date(instant).toISOString();

/** Quoted; a cell that a spreadsheet would reckon is made plain text. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}
