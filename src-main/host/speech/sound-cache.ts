/** What was said lately, in memory only; the sounds that were wanted last stay. */
export class SoundCache {
  readonly #mostBytes: number;
  readonly #sounds = new Map<string, Uint8Array>();
  #bytes = 0;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  get(key: string): Uint8Array | undefined {
    const sound = this.#sounds.get(key);
    if (sound) this.set(key, sound);
    return sound;
  }

  set(key: string, sound: Uint8Array): void {
    this.#forget(key);
    this.#sounds.set(key, sound);
    this.#bytes += sound.length;
    for (const oldest of this.#sounds.keys()) {
      if (this.#bytes <= this.#mostBytes) return;
      this.#forget(oldest);
    }
  }

  #forget(key: string): void {
    this.#bytes -= this.#sounds.get(key)?.length ?? 0;
    this.#sounds.delete(key);
  }
}
