import type { SpeechEngine } from '#main/host/ports.ts';
import type { Language } from '#shared/domain/primitives.ts';
import { KioskError } from '#shared/kiosk-error.ts';
import { aWav } from './wav.ts';

/** A voice that remembers what it was given. */
export class TestVoice implements SpeechEngine {
  readonly said: string[] = [];
  languages: Language[];
  sound: Uint8Array | null = aWav();
  isBroken = false;

  constructor(languages: Language[] = ['fr']) {
    this.languages = languages;
  }

  async voices(): Promise<ReadonlySet<Language>> {
    if (this.isBroken) throw new KioskError('speech.failed', 'broken');
    return new Set(this.languages);
  }

  async speak(text: string): Promise<Uint8Array | null> {
    this.said.push(text);
    if (this.isBroken) throw new KioskError('speech.failed', 'broken');
    return this.sound;
  }
}
