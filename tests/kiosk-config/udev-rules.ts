import { expect } from 'vitest';

export type Device = Record<string, string>;

/** What udev does with `rules`: a line whose conditions all hold sets its values, or leads to its label. */
export function afterRules(rules: string, device: Device): Device {
  const after = { ...device };
  let awaited: string | null = null;
  for (const line of rules.split('\n').filter((text) => text !== '' && !text.startsWith('#'))) {
    const parts = line.split(', ').map(readPart);
    const label = parts.find(({ key }) => key === 'LABEL');
    if (awaited !== null && label?.value !== awaited) continue;
    awaited = null;
    const isForIt = parts.every(
      ({ key, sign, value }) =>
        sign === '=' || sign === '+=' || matches(after[key] ?? '', value) === (sign === '=='),
    );
    if (!isForIt) continue;
    for (const { key, sign, value } of parts) {
      if ((sign !== '=' && sign !== '+=') || key === 'LABEL') continue;
      if (key === 'GOTO') awaited = value;
      else after[key] = value;
    }
  }
  expect(awaited, 'a GOTO without its LABEL').toBeNull();
  return after;
}

function readPart(text: string): { key: string; sign: string; value: string } {
  const [, key = '', sign = '', value = ''] = /^([A-Z]+(?:\{\w+\})?)(==|!=|\+=|=)"([^"]*)"$/.exec(text) ?? [];
  expect(key, text).not.toBe('');
  return { key, sign, value };
}

function matches(text: string, pattern: string): boolean {
  return new RegExp(`^(${pattern.replaceAll('*', '.*')})$`).test(text);
}
