import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import words from '../../src-renderer/i18n/fr.json' with { type: 'json' };

test('[SU23] the calm page has no script, and says what the page would say', () => {
  const url = new URL('../../src-renderer/out-of-order.html', import.meta.url);
  const html = readFileSync(url, 'utf8').replaceAll(/\s+/g, ' ');
  expect(html).not.toMatch(/<script|https?:/);
  expect(html).toContain(`<h1>${words['out-of-order.title'].text.replace("'", '’')}</h1>`);
  expect(html).toContain(`>${words['out-of-order.paper'].text}</p>`);
  const numbers = words['help.danger'].text.match(/\d+/g);
  expect([...html.matchAll(/<strong>(\d+)<\/strong>/g)].map(([, number]) => number)).toEqual(numbers);
});
