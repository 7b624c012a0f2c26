import type { Language } from '#shared/domain/primitives.ts';
import { KioskError } from '#shared/kiosk-error.ts';
import type { Clock, SpeechEngine } from '../ports.ts';
import { runProgram } from '../run-program.ts';
import type { ProgramEnd } from '../run-program.ts';
import { Turns } from './turns.ts';

/** Names of espeak-ng's voices: of French there are three, and the first in its list is Belgian. */
const voices: Readonly<Record<Language, string>> = {
  fr: 'fr-fr',
  en: 'en-gb',
  ar: 'ar',
  pt: 'pt',
  tr: 'tr',
  es: 'es',
};

/** 150 words a minute, measured: older people follow that (design A8). */
const speed = '125';

/** Well under the 10 s that the page waits. A minute of speech takes a quarter of a second. */
const withinMs = 6_000;

/** One sentence is read, the next one is made. More would only take turns on a small machine. */
const atOnce = 2;

/** espeak-ng as a child process for each sentence. The text goes by standard input: arguments can be read by anybody. */
export class EspeakEngine implements SpeechEngine {
  readonly #clock: Clock;
  readonly #program: string;
  readonly #turns = new Turns(atOnce);

  constructor(clock: Clock, program = 'espeak-ng') {
    this.#clock = clock;
    this.#program = program;
  }

  async voices(signal: AbortSignal): Promise<ReadonlySet<Language>> {
    const listed = new Set(voiceNames(String((await this.#run(['--voices'], '', signal)) ?? '')));
    return new Set((Object.keys(voices) as Language[]).filter((language) => listed.has(voices[language])));
  }

  async speak(text: string, language: Language, signal: AbortSignal): Promise<Uint8Array | null> {
    const sound = await this.#run(espeakArguments(language), withoutPhonemes(text), signal);
    return sound && sound.length > headerBytes ? withSizes(sound) : null;
  }

  /** What it printed; null when there is no espeak-ng, or nobody waits any more. */
  #run(args: readonly string[], input: string, signal: AbortSignal): Promise<Buffer | null> {
    return this.#turns.take(async () => {
      if (signal.aborted) return null;
      const end = await runProgram(this.#program, args, { clock: this.#clock, input, withinMs, signal });
      return signal.aborted ? null : outputOf(end);
    });
  }
}

/** Speed and voice; UTF-8 in, WAV out, and no pause at the end, which the page makes itself. */
export function espeakArguments(language: Language): readonly string[] {
  return ['-v', voices[language], '-s', speed, '-b', '1', '-z', '--stdin', '--stdout'];
}

function outputOf(end: ProgramEnd): Buffer | null {
  if (end.kind === 'failed') throw new KioskError('speech.failed', `espeak-ng: ${end.because}`);
  return end.kind === 'absent' ? null : end.output;
}

/** Second column of `espeak-ng --voices`. */
function voiceNames(table: string): string[] {
  return table.split('\n').flatMap((line) => line.trim().split(/\s+/)[1] ?? []);
}

/** `[[…]]` would be read as phonemes. */
function withoutPhonemes(text: string): string {
  return text.replace(/\[(?=\[)/g, '[ ');
}

const headerBytes = 44;

/** To a pipe it writes the header before it knows the length: the sizes are put right (RIFF, bytes 4 and 40). */
function withSizes(wav: Buffer): Buffer {
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.writeUInt32LE(wav.length - headerBytes, 40);
  return wav;
}
