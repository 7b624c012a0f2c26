import { isDeepStrictEqual } from 'node:util';
import { languageSchema } from '#shared/domain/primitives.ts';
import type { Language } from '#shared/domain/primitives.ts';
import type { Saying, VerbArguments } from '#shared/kiosk-api/verbs.ts';
import { spokenText } from '#shared/speech/spoken-text.ts';
import type { Clock, SpeechEngine } from '../ports.ts';
import { SoundCache } from './sound-cache.ts';

/** A voice that is installed later, or did not answer at boot, is found without a restart. */
const lookEveryMs = 60_000;

/** About three minutes of speech: the sentences of the screens that everybody opens. */
const mostCachedBytes = 8 * 1024 * 1024;

/** « Écouter »: makes sentences of the glass into sound. What is private is kept nowhere, not even in memory. */
export class ReadAloud {
  readonly #engine: SpeechEngine;
  readonly #signal: AbortSignal;
  readonly #cache = new SoundCache(mostCachedBytes);
  readonly #listeners = new Set<() => void>();
  #voices: Language[] | null = null;

  constructor(engine: SpeechEngine, signal: AbortSignal) {
    this.#engine = engine;
    this.#signal = signal;
  }

  /** Languages that can be read aloud, always in the same order; null before the first look. */
  get voices(): Language[] | null {
    return this.#voices;
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Looks for voices until the host stops. */
  async run(clock: Clock): Promise<void> {
    while (!this.#signal.aborted) {
      this.#found(await this.#engine.voices(this.#signal));
      await clock.delay(lookEveryMs, this.#signal);
    }
  }

  async say({ text, language, isPrivate }: VerbArguments['speech.say']): Promise<Saying> {
    const spoken = spokenText(text, language);
    const key = `${language} ${spoken}`;
    const sound = this.#cache.get(key) ?? (await this.#engine.speak(spoken, language, this.#signal));
    if (!sound) return { kind: 'no-voice' };
    if (!isPrivate) this.#cache.set(key, sound);
    return { kind: 'audio', wav: Buffer.from(sound).toString('base64') };
  }

  #found(found: ReadonlySet<Language>): void {
    const voices = languageSchema.options.filter((language) => found.has(language));
    if (isDeepStrictEqual(voices, this.#voices)) return;
    this.#voices = voices;
    for (const listener of this.#listeners) listener();
  }
}
