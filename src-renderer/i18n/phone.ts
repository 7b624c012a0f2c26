/** A telephone number as people read it, digits by pairs that no line parts: `06 12 34 56 78`. Others stay as they were written. */
export function phoneByPairs(phone: string): string {
  const digits = phone.replace(/[\s.]/g, '');
  return /^\d{10}$/.test(digits) ? digits.replace(/(..)(?=.)/g, '$1\u00a0') : phone;
}
