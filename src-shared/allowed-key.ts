/** Keys that act without a modifier: typing, moving, pressing. Everything else is a way out. */
const plainKeys = new Set(
  (
    'Tab Enter Backspace Delete Escape Shift AltGraph CapsLock Dead ' +
    'ArrowUp ArrowDown ArrowLeft ArrowRight Home End PageUp PageDown'
  ).split(' '),
);

/** With Shift: capitals and going backwards. Shift+Escape opens the task manager. */
const shiftedKeys = new Set(['Tab', 'Shift', 'AltGraph', 'Dead']);

/** A key that goes down, and what is held with it. */
export type Keystroke = { key: string; control: boolean; alt: boolean; meta: boolean; shift: boolean };

/** Whether a keystroke may reach the page: characters, and the keys of a keypad; no chord, no function key. */
export function isAllowedKey({ key, control, alt, meta, shift }: Keystroke): boolean {
  if (control || alt || meta) return false;
  if (/^.$/u.test(key)) return true;
  return shift ? shiftedKeys.has(key) : plainKeys.has(key);
}
