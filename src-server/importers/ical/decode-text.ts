/**
 * The text of a calendar file. RFC 5545 asks for UTF-8; files with a byte-order mark say themselves what
 * they are, and what is not valid UTF-8 comes from an old Windows program.
 */
export function decodeText(file: string | Uint8Array): string {
  if (typeof file === 'string') return file.replace(/^\ufeff/, '');
  const [first, second] = file;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(file);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(file);
  const bytes = joinFoldedBytes(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes); // fatal is the only thing that throws: not UTF-8
  }
}

/** A line may be folded in the middle of a letter of two bytes (RFC 5545, 3.1): joined before decoding. */
function joinFoldedBytes(bytes: Uint8Array): Uint8Array {
  return Buffer.from(
    Buffer.from(bytes)
      .toString('latin1')
      .replace(/\r?\n[ \t]/g, ''),
    'latin1',
  );
}
