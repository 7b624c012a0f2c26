/** Which bytes of a file are wanted, both ends included. */
export type Wanted = { kind: 'all' } | { kind: 'part'; start: number; end: number } | { kind: 'beyond' };

/**
 * Reads a `Range` header (RFC 9110, 14.2) for a file of `size` bytes. More than one range, another unit or
 * something unreadable means the whole file, as the RFC allows.
 */
export function readRange(header: string | undefined, size: number): Wanted {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return { kind: 'all' };
  if (from === '') return part(Math.max(0, size - Number(to)), size - 1, size); // the last so many bytes
  if (to !== '' && Number(to) < Number(from)) return { kind: 'all' };
  return part(Number(from), to === '' ? size - 1 : Math.min(Number(to), size - 1), size);
}

function part(start: number, end: number, size: number): Wanted {
  return start < size ? { kind: 'part', start, end } : { kind: 'beyond' };
}
