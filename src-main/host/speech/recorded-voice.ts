import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { languageSchema } from '#shared/domain/primitives.ts';
import type { Language } from '#shared/domain/primitives.ts';
import { KioskError } from '#shared/kiosk-error.ts';
import { spokenText } from '#shared/speech/spoken-text.ts';
import type { SpeechEngine } from '../ports.ts';
import { readSmallFile } from '../store/small-file.ts';

/** By language, the sentence as it stands on the glass and the file in the same folder. */
const indexSchema = z.partialRecord(languageSchema, z.record(z.string(), z.string().regex(/^[\w-]+\.wav$/)));

/**
 * Fixed sentences that a person has read, for example the caretaker: a folder with WAV files and `voice.json`,
 * `{ "fr": { "Touchez l'écran.": "touchez.wav" } }`. Without the folder it says nothing.
 */
export class RecordedVoice implements SpeechEngine {
  readonly #folder: string;
  #files: ReadonlyMap<string, string> | undefined;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** A few sentences are no voice: a screen that is half read says nothing. */
  async voices(): Promise<ReadonlySet<Language>> {
    return new Set();
  }

  async speak(text: string, language: Language): Promise<Uint8Array | null> {
    const file = this.#index().get(keyOf(text, language));
    if (file === undefined) return null;
    const path = join(this.#folder, file);
    try {
      return await readFile(path);
    } catch (cause) {
      throw new KioskError('speech.failed', 'the recording cannot be read', { field: path, cause });
    }
  }

  /** Read once; a wrong index is told once, and says nothing from then on. */
  #index(): ReadonlyMap<string, string> {
    if (this.#files) return this.#files;
    this.#files = new Map();
    return (this.#files = readIndex(join(this.#folder, 'voice.json')));
  }
}

function readIndex(path: string): ReadonlyMap<string, string> {
  const index = indexSchema.safeParse(readJson(path));
  if (!index.success) throw new KioskError('speech.failed', 'the index is wrong', { field: path });
  return new Map(
    languageSchema.options.flatMap((language) =>
      Object.entries(index.data[language] ?? {}).map(
        ([sentence, file]) => [keyOf(spokenText(sentence, language), language), file] as const,
      ),
    ),
  );
}

/** What is no JSON reads as undefined, which no index is. */
function readJson(path: string): unknown {
  try {
    return JSON.parse(readSmallFile(path) ?? '{}');
  } catch {
    return undefined;
  }
}

function keyOf(spoken: string, language: Language): string {
  return `${language} ${spoken}`;
}
