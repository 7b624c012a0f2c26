import { assertNever } from '#shared/assert-never.ts';
import { fiveKeyOf } from '#shared/five-key.ts';
import type { FiveKey } from '#shared/five-key.ts';
import type { Glass, GlassPart } from './glass.ts';
import type { Region } from './passage.ts';
import type { Reader } from './reader.ts';
import type { SpeechWishes } from './speech-wishes.ts';

export type FiveKeysPorts = {
  reader: Reader;
  glass: () => Glass | undefined;
  wishes: () => SpeechWishes;
  /** What is said after the name of a key: « Choix 2 sur 6 ». */
  placeInWords: (region: Region, place: number, count: number) => string | undefined;
  /** Where one is and what the keys do. */
  help: (title: string | undefined) => readonly string[];
};

/** Walks over the parts of the glass with the arrows and says each; OK is the key's own press, as on any keyboard. */
export class FiveKeys {
  readonly #ports: FiveKeysPorts;
  /** Where the walk was, for when the part itself has gone. */
  #place = 0;

  constructor(ports: FiveKeysPorts) {
    this.#ports = ports;
  }

  /** Listens until the signal aborts; before the presses do, so that what it takes presses nothing. */
  listen(page: Window, signal: AbortSignal): void {
    const { dataset } = page.document.documentElement;
    page.addEventListener('pointerdown', () => delete dataset['keys'], { capture: true, signal });
    page.addEventListener(
      'keydown',
      (event) => {
        dataset['keys'] = ''; // the focus is shown (V10)
        this.#take(event);
      },
      { capture: true, signal },
    );
  }

  #take(event: KeyboardEvent): void {
    const glass = this.#ports.glass();
    const isTyping = glass?.parts.some(({ region }) => region === 'keys') ?? false;
    const key = fiveKeyOf(event.key, isTyping);
    if (isTyping && (!key || key === 'ok')) this.#ports.reader.typed();
    if (!glass || !key) return;
    if (key === 'ok' && (isTyping || glass.title.ownerDocument.activeElement?.matches('button'))) return;
    const { reader, wishes } = this.#ports;
    if (!wishes().usesKeys) {
      reader.beginWithKeys();
      this.#place = 0;
      if (glass.name !== 'attract') swallow(event); // there it also wakes
      return;
    }
    if (key === 'ok') return;
    swallow(event);
    this.#follow(key, glass);
  }

  #follow(key: Exclude<FiveKey, 'ok'>, glass: Glass): void {
    const { reader, help } = this.#ports;
    switch (key) {
      case 'up':
        return this.#walk(glass, -1);
      case 'down':
        return this.#walk(glass, 1);
      case 'back':
        glass.title.ownerDocument
          .querySelector<HTMLElement>("[data-region='navigation'] [data-place='1'] button")
          ?.click();
        return;
      case 'help':
        return reader.tell(...help(this.#spokenTitle(glass)), this.#focused(glass) ?? '');
      default:
        return assertNever(key);
    }
  }

  #walk(glass: Glass, by: 1 | -1): void {
    const { reader, placeInWords } = this.#ports;
    const parts = glass.parts.filter((part) => reader.canSay(part));
    const focused = this.#focused(glass);
    const from = focused ? parts.indexOf(focused) : Math.min(this.#place, parts.length - 1);
    this.#place = (from + by + parts.length) % parts.length;
    const part = parts[this.#place];
    if (!part) return;
    if (!part.element.hasAttribute('tabindex') && !part.element.matches('button')) part.element.tabIndex = -1;
    part.element.focus();
    const row = parts.filter(({ region }) => region === part.region);
    if (!part.element.matches('button')) return reader.tell(part);
    const { ariaLabel: name } = part.element; // with the state of the key
    const place = placeInWords(part.region, row.indexOf(part) + 1, row.length);
    reader.tell(name ?? part, place ?? '');
  }

  #spokenTitle({ parts, title }: Glass): string | undefined {
    return parts.some((part) => part.isTitle && this.#ports.reader.canSay(part))
      ? title.textContent
      : undefined;
  }

  #focused({ parts }: Glass): GlassPart | undefined {
    return parts.find(({ element }) => element === element.ownerDocument.activeElement);
  }
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
