import { gainOf } from '#shared/speech/volume.ts';
import type { VolumeStep } from '#shared/speech/volume.ts';

const seconds = 1.2;

/** A bell of two tones at one step of the volume. */
export function playBell(step: VolumeStep): void {
  const context = new AudioContext();
  const gain = context.createGain();
  gain.gain.setValueAtTime(gainOf(step), context.currentTime);
  gain.gain.exponentialRampToValueAtTime(0.001, context.currentTime + seconds);
  gain.connect(context.destination);
  for (const hertz of [660, 990]) {
    const tone = context.createOscillator();
    tone.frequency.value = hertz;
    tone.connect(gain);
    tone.start();
    tone.stop(context.currentTime + seconds);
    tone.addEventListener('ended', () => void (hertz === 990 && context.close()));
  }
}

/** A sentence that the host has read aloud, at its own loudness. `wav`: base64. */
export async function playSentence(wav: string): Promise<void> {
  const bytes = Uint8Array.from(atob(wav), (sign) => sign.codePointAt(0) ?? 0);
  const context = new AudioContext();
  const source = context.createBufferSource();
  source.buffer = await context.decodeAudioData(bytes.buffer);
  source.connect(context.destination);
  source.addEventListener('ended', () => void context.close());
  source.start();
}
