import { isAllowedKey } from '#shared/allowed-key.ts';

/** The window, as far as it is guarded. */
type GuardedWindow = EventTarget & {
  navigation: EventTarget;
  location: { origin: string; pathname: string };
};

/** Prevented whatever they carry. `auxclick` pastes and opens, a drop loads the file. */
const neverWanted = ['dragenter', 'dragover', 'drop', 'auxclick', 'contextmenu'];

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

/** A reload after a fault is the only way the page ever goes. */
function staysAt({ origin, pathname }: GuardedWindow['location'], address: string): boolean {
  const url = URL.parse(address);
  return url?.origin === origin && url.pathname === pathname;
}
