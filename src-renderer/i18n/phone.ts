/** A telephone number as people read it, digits by pairs that no line parts: `06 12 34 56 78`. Others stay as they were written. */
export function phoneByPairs(phone: string): string {
  const digits = phone.replace(/[\s.]/g, '');
  return /^\d{10}$/.test(digits) ? digits.replace(/(..)(?=.)/g, '$1\u00a0') : phone;
}

/** The number as a telephone dials it (RFC 3966); French ones with the country, for telephones of other countries. */
export function phoneLink(phone: string): string {
  const digits = phone.replace(/[^\d+]/g, '');
  return `tel:${/^0\d{9}$/.test(digits) ? `+33${digits.slice(1)}` : digits}`;
}
