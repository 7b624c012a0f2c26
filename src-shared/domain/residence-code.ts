/**
 * The code that enrols a screen: eight signs shown `XXXX-XXXX`, the last one a check sign.
 * It carries no meaning. Weighted sum modulo 31 with weights 8 to 1: 31 is a prime and neighbouring
 * weights differ, so every single slip and every swap of neighbours is found without a network.
 */

/** The 31 signs: no 0, O, 1, I, L. */
export const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Signs of a complete code, check sign included, dash not counted. */
export const codeLength = 8;

export type CodeReading =
  | { kind: 'code'; /** eight signs, no dash */ code: string }
  | { kind: 'incomplete' }
  | { kind: 'wrong-sign'; sign: string }
  | { kind: 'wrong-check' };

/** Reads what a person typed: case, spaces and dashes are forgiven. */
export function readResidenceCode(typed: string): CodeReading {
  const signs = typed.toUpperCase().replace(/[\s\u2010-\u2015-]/g, '');
  const wrong = signs.split('').find((sign) => !codeAlphabet.includes(sign));
  if (wrong !== undefined) return { kind: 'wrong-sign', sign: wrong };
  if (signs.length !== codeLength) return { kind: 'incomplete' };
  return weightedSum(signs) % 31 === 0 ? { kind: 'code', code: signs } : { kind: 'wrong-check' };
}

/** Adds the check sign to seven signs of the alphabet. */
export function withCheckSign(sevenSigns: string): string {
  const missing = (31 - (weightedSum(sevenSigns) % 31)) % 31;
  return sevenSigns + codeAlphabet.charAt(missing);
}

/** `ABCD2345` as people see it: `ABCD-2345`. Shorter input is grouped as far as it goes. */
export function showResidenceCode(signs: string): string {
  return signs.length <= 4 ? signs : `${signs.slice(0, 4)}-${signs.slice(4)}`;
}

function weightedSum(signs: string): number {
  return signs
    .split('')
    .reduce((sum, sign, index) => sum + (codeLength - index) * codeAlphabet.indexOf(sign), 0);
}
