import { gainOf } from '#shared/speech/volume.ts';
import type { VolumeStep } from '#shared/speech/volume.ts';

/** A sound whose end is never told is over this long after it should have been: silence must not hold the screen. */
const patienceMs = 2_000;

/** The bell: two partials of one stroke, over within half a second. */
const bell = { frequencies: [880, 1320], seconds: 0.45, share: 0.35 };

/** The loudspeaker, through Web Audio. Nothing is opened before the first sound, which follows a touch or a key. */
export class Sound {
  #context: AudioContext | undefined;
  #volume: GainNode | undefined;
  #gain = 1;

  /** Takes effect in the middle of a sentence too. */
  setVolume(step: VolumeStep): void {
    this.#gain = gainOf(step);
    if (this.#volume) this.#volume.gain.value = this.#gain;
  }

  /** Plays a WAV file to its end, or until the signal aborts. Rejects when it cannot be read. */
  async play(wav: string, signal: AbortSignal): Promise<void> {
    const { context, output } = this.#open();
    const bytes = Uint8Array.from(atob(wav), (sign) => sign.charCodeAt(0));
    const samples = await context.decodeAudioData(bytes.buffer);
    if (signal.aborted) return;
    const source = new AudioBufferSourceNode(context, { buffer: samples });
    source.connect(output);
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(timer);
        source.disconnect();
        resolve();
      };
      const timer = setTimeout(end, samples.duration * 1000 + patienceMs);
      source.addEventListener('ended', end);
      signal.addEventListener('abort', end, { once: true });
      source.start();
    });
  }

  /** A soft stroke, no louder than the voice. */
  bell(): void {
    const { context, output } = this.#open();
    const end = context.currentTime + bell.seconds;
    for (const frequency of bell.frequencies) {
      const fading = new GainNode(context, { gain: bell.share });
      fading.gain.exponentialRampToValueAtTime(0.001, end);
      fading.connect(output);
      const tone = new OscillatorNode(context, { frequency });
      tone.connect(fading);
      tone.start();
      tone.stop(end);
    }
  }

  #open(): { context: AudioContext; output: GainNode } {
    this.#context ??= new AudioContext();
    if (!this.#volume) {
      this.#volume = new GainNode(this.#context, { gain: this.#gain });
      this.#volume.connect(this.#context.destination);
    }
    void this.#context.resume();
    return { context: this.#context, output: this.#volume };
  }
}
