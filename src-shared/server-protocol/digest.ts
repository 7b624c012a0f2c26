/**
 * The digest of a scope: sum modulo 2^64 of a 64-bit hash over (id, rev) of every living item.
 * Incremental and free of order: server and screen compare what they hold without sending it.
 * Tombstones add nothing, so that either side may drop old ones without seeming to differ.
 * It finds faults, not attackers, so a fast hash is enough (two lanes of 32 bits, no BigInt: PF1).
 */
export class Digest {
  #high: number;
  #low: number;

  /** Starts from a stored digest, by default from that of an empty scope. */
  constructor(hex = '0000000000000000') {
    this.#high = Number.parseInt(hex.slice(0, 8), 16);
    this.#low = Number.parseInt(hex.slice(8), 16);
  }

  add(id: string, rev: number, deleted: boolean): void {
    if (deleted) return;
    const [high, low] = itemHash(id, rev);
    const sum = this.#low + low;
    this.#low = sum >>> 0;
    this.#high = (this.#high + high + (sum > 0xffffffff ? 1 : 0)) >>> 0;
  }

  remove(id: string, rev: number, deleted: boolean): void {
    if (deleted) return;
    const [high, low] = itemHash(id, rev);
    const difference = this.#low - low;
    this.#low = difference >>> 0;
    this.#high = (this.#high - high - (difference < 0 ? 1 : 0)) >>> 0;
  }

  /** Sixteen hexadecimal signs. */
  toString(): string {
    return hex32(this.#high) + hex32(this.#low);
  }
}

const hex32 = (value: number) => value.toString(16).padStart(8, '0');

/** Two FNV-like lanes over UTF-16 units with a final avalanche, as [high, low] unsigned 32-bit numbers. */
function itemHash(id: string, rev: number): [number, number] {
  let a = 0xdeadbeef ^ rev;
  let b = 0x41c6ce57 ^ Math.floor(rev / 0x100000000);
  for (let index = 0; index < id.length; index++) {
    const unit = id.charCodeAt(index);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return [b >>> 0, a >>> 0];
}
