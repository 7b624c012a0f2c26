import type { Language } from '#shared/domain/primitives.ts';
import type { Glass } from './glass.ts';
import { hasPrivateWords, wordsOf } from './passage.ts';
import type { Part, Region } from './passage.ts';
import type { Sound } from './sound.ts';
import type { Speaker } from './speaker.ts';
import type { SpeechWishes } from './speech-wishes.ts';
import { sayPart, sayText, utterancesOf } from './utterances.ts';
import type { Listener, Utterance } from './utterances.ts';

export type ReaderPorts = {
  glass: () => Glass | undefined;
  speaker: Pick<Speaker, 'speak' | 'stop'>;
  sound: Pick<Sound, 'setVolume' | 'bell'>;
  light: (utterance: Utterance | undefined) => void;
};

/** What the app knows and the reader needs, new with every render. */
export type ReaderSetting = {
  language: Language;
  voices: readonly Language[];
  wishes: SpeechWishes;
  change: (change: Partial<SpeechWishes>) => void;
  /** Changes with text size and reach: the same words then stand elsewhere, and nobody needs them again. */
  layout: string;
};

/** `isReading`: a screen is being read, and the comfort row holds the keys for that. `isAsking`: before private words. */
export type ReaderState = { isReading: boolean; isSounding: boolean; isAsking: boolean };

/** `all` was asked for with a key; `screen` comes by itself and leaves out what is the same everywhere. */
type Scope = 'all' | 'screen';
const sameEverywhere: readonly Region[] = ['clock', 'navigation', 'comfort', 'footer'];

const silence: ReaderState = { isReading: false, isSounding: false, isAsking: false };

/** Reads the glass aloud: on request, and while speech is on every new screen and every change (A1 to A3, A10). */
export class Reader {
  readonly #ports: ReaderPorts;
  readonly #listeners = new Set<() => void>();
  #state = silence;
  #setting: ReaderSetting | undefined;
  #seen: { screen: string; name: string; layout: string; words: ReadonlySet<string> } | undefined;
  #heardBand = '';
  #nextScope: Scope = 'screen';
  #last: readonly Utterance[] = [];
  /** What sounds is one part or one word, not the screen. */
  #isTelling = false;

  constructor(ports: ReaderPorts) {
    this.#ports = ports;
  }

  readonly state = (): ReaderState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What the app knows now. */
  follow(setting: ReaderSetting): void {
    this.#setting = setting;
    this.#ports.sound.setVolume(setting.wishes.volume);
  }

  /** « Écouter »: the whole screen, and from now on each new one. */
  listen(): void {
    this.#setting?.change({ isOn: true });
    this.#read('all');
  }

  /** « Arrêter »: silence, and no new screen is read. */
  turnOff(): void {
    this.#setting?.change({ isOn: false });
    this.#hush({ isReading: false });
  }

  /** « Répéter »: the same again. */
  repeat(): void {
    void this.#utter(this.#last, true);
  }

  /** The first of the five keys: this screen is read, and the arrows walk from its title on. */
  beginWithKeys(): void {
    this.#setting?.change({ usesKeys: true, isOn: true });
    const glass = this.#ports.glass();
    if (!glass || glass.name === 'attract') {
      this.#nextScope = 'all';
      return;
    }
    glass.title.focus({ preventScroll: true });
    this.#read('all');
  }

  /** Whether something would be said of a part now. */
  canSay(part: Part): boolean {
    return sayPart(part, this.#listener()).length > 0;
  }

  /** Parts by themselves and words about them; the reading of the screen waits. */
  tell(...told: readonly (Part | string)[]): void {
    const listener = this.#listener();
    const said = told.flatMap((one) =>
      typeof one === 'string' ? sayText(one, listener.language) : sayPart(one, listener),
    );
    this.#setting?.change({ isOn: true });
    void this.#utter(said, false);
  }

  /** Words that stand nowhere, while speech is on. */
  announce(text: string): void {
    if (this.#isOn()) void this.#utter(sayText(text, this.#listener().language), false);
  }

  /** « Oui, tout lire » and its opposite: the screen behind the question comes back and is read. */
  answer(privateWords: 'heard' | 'silent'): void {
    this.#setting?.change({ privateWords });
    this.#change({ isAsking: false });
  }

  /** Nothing is read after all. */
  cancelQuestion(): void {
    this.#nextScope = 'screen';
    this.turnOff();
    this.#change({ isAsking: false });
  }

  /** Somebody presses something: whatever is said ends, but for the keys of the reading itself (A2). */
  pressed(element: Element): void {
    const isOfReading = this.#state.isReading && element.closest("[data-region='comfort']") !== null;
    if (isOfReading && !this.#isTelling) return;
    this.#hush({ isReading: isOfReading });
  }

  /** Somebody types on a plugged keyboard: that ends what is said, like a press. */
  typed(): void {
    this.#hush({ isReading: false });
  }

  /** The person has gone. */
  forget(): void {
    this.#hush(silence);
    this.#heardBand = '';
    this.#nextScope = 'screen';
    this.#last = [];
  }

  /** The warning before the screen erases, for who does not look at it (P2). */
  bell(): void {
    this.#ports.sound.bell();
  }

  /** Looks whether another screen stands on the glass, or other words on the same one. */
  glance(): void {
    const glass = this.#ports.glass();
    const layout = this.#setting?.layout ?? '';
    if (!glass) return;
    const before = this.#seen;
    const parts = glass.parts.filter(({ region }) => region === 'words');
    this.#seen = { screen: glass.screen, name: glass.name, layout, words: new Set(parts.map(wordsOf)) };
    const isLaidAnew = before !== undefined && before.layout !== layout && before.name === glass.name;
    if (isLaidAnew) return;
    if (before?.screen !== glass.screen) return this.#meet(glass);
    const news = parts.filter((part) => !before.words.has(wordsOf(part)));
    if (news.length === 0 || !this.#isOn() || this.#state.isSounding || glass.name === 'attract') return;
    void this.#utter(utterancesOf(news, this.#listener()), false);
  }

  #meet(glass: Glass): void {
    this.#hush({ isReading: false });
    if (glass.name === 'attract') return; // nothing sounds by itself on the loop (A6)
    glass.title.focus({ preventScroll: true });
    if (this.#isOn()) this.#read(this.#state.isAsking ? 'screen' : this.#nextScope);
  }

  #read(scope: Scope): void {
    const glass = this.#ports.glass();
    if (!glass) return;
    if (!this.#state.isAsking) this.#nextScope = 'screen';
    if (this.#setting?.wishes.privateWords === 'unasked' && hasPrivateWords(glass.parts)) {
      this.#nextScope = scope;
      this.#hush({ isReading: false, isAsking: true });
      return;
    }
    const parts = glass.parts.filter(({ region }) => scope === 'all' || !sameEverywhere.includes(region));
    void this.#utter(utterancesOf(this.#withoutHeardBand(parts), this.#listener()), true);
  }

  #withoutHeardBand(parts: readonly Part[]): Part[] {
    const band = parts.find(({ region }) => region === 'band');
    const isHeard = band !== undefined && wordsOf(band) === this.#heardBand;
    if (band) this.#heardBand = wordsOf(band);
    return parts.filter((part) => !isHeard || part !== band);
  }

  async #utter(utterances: readonly Utterance[], isReading: boolean): Promise<void> {
    if (isReading) this.#last = utterances;
    this.#isTelling = !isReading;
    this.#ports.light(undefined);
    this.#change({ isReading: isReading || this.#state.isReading, isSounding: true });
    const isDone = await this.#ports.speaker.speak(this.#canSpeak() ? utterances : [], this.#ports.light);
    if (!isDone) return; // what interrupted it says how it goes on
    this.#ports.light(undefined);
    this.#change({ isReading: !isReading && this.#state.isReading, isSounding: false });
  }

  #hush(change: Partial<ReaderState>): void {
    this.#ports.speaker.stop();
    this.#ports.light(undefined);
    this.#change({ ...change, isSounding: false });
  }

  #change(change: Partial<ReaderState>): void {
    const next = { ...this.#state, ...change };
    const isSame =
      next.isReading === this.#state.isReading &&
      next.isSounding === this.#state.isSounding &&
      next.isAsking === this.#state.isAsking;
    if (isSame) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }

  #isOn(): boolean {
    return (this.#setting?.wishes.isOn ?? false) && this.#canSpeak();
  }

  #canSpeak(): boolean {
    const { language, voices } = this.#listener();
    return voices.includes(language);
  }

  #listener(): Listener {
    const { language = 'fr', voices = [], wishes } = this.#setting ?? {};
    return { language, voices, hearsPrivate: wishes?.privateWords === 'heard' };
  }
}
