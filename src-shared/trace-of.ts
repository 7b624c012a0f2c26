/**
 * An error for the log: its name, its code and where it arose. Not its message: what a parser or a database could not
 * take stands in there, and a person may have typed it.
 */
export function traceOf(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  const stack = error.stack ?? '';
  const head = stack.indexOf(error.message) + error.message.length;
  const places = stack
    .slice(head)
    .split('\n')
    .filter((line) => line.startsWith('    at '));
  return [`${error.name}${code}`, ...places].join('\n');
}
