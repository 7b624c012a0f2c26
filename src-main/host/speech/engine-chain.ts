import { KioskError } from '#shared/kiosk-error.ts';
import type { Language } from '#shared/domain/primitives.ts';
import type { Log, SpeechEngine } from '../ports.ts';

/** Many engines as one: the first that can say a sentence says it. One that fails is counted, and the next one speaks. */
export function chainEngines(engines: readonly SpeechEngine[], log: Log): SpeechEngine {
  const attempt = async <T>(work: Promise<T>, otherwise: T): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      if (!(error instanceof KioskError)) throw error;
      log.trouble(error.code, error.field === undefined ? {} : { field: error.field }, error);
      return otherwise;
    }
  };
  return {
    async voices(signal) {
      const none: ReadonlySet<Language> = new Set();
      const sets = await Promise.all(engines.map((engine) => attempt(engine.voices(signal), none)));
      return new Set(sets.flatMap((set) => [...set]));
    },
    async speak(text, language, signal) {
      for (const engine of engines) {
        const sound = await attempt(engine.speak(text, language, signal), null);
        if (sound) return sound;
      }
      return null;
    },
  };
}
