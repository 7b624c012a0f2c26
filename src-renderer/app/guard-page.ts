import { isAllowedKey } from '#shared/allowed-key.ts';

/** What a window may do with itself, and this one never does. */
const windowVerbs = ['close', 'moveBy', 'moveTo', 'resizeBy', 'resizeTo'] as const;

/** The window, as far as it is guarded. */
type GuardedWindow = EventTarget & {
  [verb in (typeof windowVerbs)[number]]: (...words: number[]) => void;
} & {
  navigation: EventTarget;
  location: { origin: string; pathname: string };
};

/** Prevented whatever they carry. `auxclick` pastes and opens, a drop loads the file. */
const neverWanted = ['dragstart', 'dragenter', 'dragover', 'drop', 'auxclick', 'contextmenu'];

/**
 * Stops what Chromium would do with a key, a wheel or a mouse and a screen in a hall must not: new windows, dialogs, zoom, going
 * elsewhere, closing. In kiosk mode Chromium asks the page first, so this holds without a policy and in both shells.
 */
export function guardPage(page: GuardedWindow): void {
  const first = { capture: true, passive: false };
  for (const kind of ['keydown', 'keypress', 'keyup'])
    page.addEventListener(kind, (event) => isChord(event as KeyboardEvent) && stop(event), first);
  page.addEventListener('wheel', (event) => isZoom(event as WheelEvent) && stop(event), first);
  for (const kind of ['mousedown', 'mouseup'])
    page.addEventListener(kind, (event) => (event as MouseEvent).button !== 0 && stop(event), first);
  for (const kind of neverWanted) page.addEventListener(kind, stop, first);
  page.addEventListener('click', (event) => choosesFile(event.target) && stop(event), first);
  for (const verb of windowVerbs) page[verb] = () => undefined;
  page.navigation.addEventListener('navigate', (event) => {
    if (!staysAt(page.location, (event as NavigateEvent).destination.url)) event.preventDefault();
  });
}

/** Nobody else hears it either: a keyboard that types « n » for Ctrl+N would type what nobody meant. */
function stop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function isChord({ key, ctrlKey, altKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return !isAllowedKey({ key, control: ctrlKey, alt: altKey, meta: metaKey, shift: shiftKey });
}

function isZoom({ ctrlKey, metaKey }: WheelEvent): boolean {
  return ctrlKey || metaKey;
}

/** Chromium would show every file of the machine. */
function choosesFile(target: EventTarget | null): boolean {
  return (target as Partial<HTMLInputElement> | null)?.type === 'file';
}

/** A reload after a fault is the only way the page ever goes. */
function staysAt({ origin, pathname }: GuardedWindow['location'], address: string): boolean {
  const url = URL.parse(address);
  return url?.origin === origin && url.pathname === pathname;
}
