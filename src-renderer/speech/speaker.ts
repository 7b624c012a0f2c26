import type { Saying } from '#shared/kiosk-api/verbs.ts';
import type { Utterance } from './utterances.ts';

/** What a speaker needs: the voice of the host, a loudspeaker, and time. */
export type SpeakerPorts = {
  say: (utterance: Utterance) => Promise<Saying>;
  play: (wav: string, signal: AbortSignal) => Promise<void>;
  delay: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** Between two sentences (A8). */
const pauseMs = 400;

/** Says sentences one after the other, the next one made while one is heard. New speech ends the old (A2). */
export class Speaker {
  readonly #ports: SpeakerPorts;
  #turn = new AbortController();

  constructor(ports: SpeakerPorts) {
    this.#ports = ports;
  }

  /** True when everything was said, false when it was stopped. A sentence without a voice is passed over. */
  async speak(
    utterances: readonly Utterance[],
    onSentence: (utterance: Utterance) => void,
  ): Promise<boolean> {
    this.stop();
    this.#turn = new AbortController();
    const { signal } = this.#turn;
    let coming = this.#wavOf(utterances[0]);
    for (const [index, utterance] of utterances.entries()) {
      const wav = await coming;
      if (signal.aborted) return false;
      coming = this.#wavOf(utterances[index + 1]);
      if (wav === undefined) continue;
      onSentence(utterance);
      await this.#ports.play(wav, signal).catch(() => undefined); // damaged on the way: the next one is heard
      if (!signal.aborted) await this.#ports.delay(pauseMs, signal);
      if (signal.aborted) return false;
    }
    return true;
  }

  /** Silence at once. */
  stop(): void {
    this.#turn.abort();
  }

  async #wavOf(utterance: Utterance | undefined): Promise<string | undefined> {
    if (!utterance) return undefined;
    const saying = await this.#ports.say(utterance).catch((): Saying => ({ kind: 'no-voice' }));
    return saying.kind === 'audio' ? saying.wav : undefined;
  }
}
