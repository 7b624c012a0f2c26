/** A part of a calendar between its BEGIN and its END. Names are in capitals. */
export type Component = {
  name: string;
  /** Its content lines, unfolded, as they stand in the file. */
  lines: string[];
  parent: Component | null;
  children: Component[];
  /** False: the file ended, or the next entry began, before its END. */
  isComplete: boolean;
};

/**
 * All components of a text in their order, whatever their depth. Nothing here can fail: an END without its
 * BEGIN is passed over, an entry without its END stays incomplete. Line ends may be CRLF, LF or CR.
 */
export function splitComponents(text: string): Component[] {
  const components: Component[] = [];
  let current: Component | null = null;
  for (const line of unfold(text)) {
    const [, mark, name] = /^(BEGIN|END):\s*(\S+)\s*$/i.exec(line) ?? [];
    if (mark === undefined || name === undefined) current?.lines.push(line);
    else if (mark.toUpperCase() === 'BEGIN') {
      current = begin(name.toUpperCase(), current);
      components.push(current);
    } else current = end(name.toUpperCase(), current);
  }
  return components;
}

function unfold(text: string): string[] {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n');
  return lines.filter((line) => line.trim() !== '');
}

function begin(name: string, current: Component | null): Component {
  // An entry never holds an entry: the one before has lost its END.
  const parent = name === 'VEVENT' && current?.name === 'VEVENT' ? current.parent : current;
  const component: Component = { name, lines: [], parent, children: [], isComplete: false };
  parent?.children.push(component);
  return component;
}

function end(name: string, current: Component | null): Component | null {
  let ended = current;
  while (ended !== null && ended.name !== name) ended = ended.parent;
  if (ended === null) return current;
  ended.isComplete = true;
  return ended.parent;
}
