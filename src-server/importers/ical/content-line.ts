/** `DTSTART;TZID=Europe/Paris:20260714T190000`, taken apart. Names are in capitals, the value is as written. */
export type ContentLine = { name: string; parameters: ReadonlyMap<string, string>; value: string };

/** Takes a content line apart (RFC 5545, 3.1); null: it is none. */
export function readContentLine(line: string): ContentLine | null {
  const [, name, parameters, value] = contentLine.exec(line) ?? [];
  if (name === undefined || parameters === undefined || value === undefined) return null;
  return { name: name.toUpperCase(), parameters: readParameters(parameters), value };
}

/** The text of a TEXT value: its escapes undone, `\n` as a line end. */
export function textOf(line: ContentLine): string {
  const value =
    line.parameters.get('ENCODING')?.toUpperCase() === 'QUOTED-PRINTABLE' ? unquote(line.value) : line.value;
  return value.replace(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));
}

// One sign at a time inside the value: nothing can be matched in two ways, so a hostile line costs no time.
const parameter = /;([^=;:"]+)=((?:"[^"]*"|[^";:])*)/g;
const contentLine = /^\s*([\w-]+)((?:;[^=;:"]+=(?:"[^"]*"|[^";:])*)*):(.*)$/s;

function readParameters(text: string): Map<string, string> {
  const parameters = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(parameter))
    parameters.set(name.trim().toUpperCase(), value.replaceAll('"', '').trim());
  return parameters;
}

/** Quoted-printable, from the vCalendar 1.0 of old programs. */
function unquote(value: string): string {
  const bytes = value.replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return /[^\0-\xff]/.test(bytes) ? bytes : Buffer.from(bytes, 'latin1').toString('utf8');
}
