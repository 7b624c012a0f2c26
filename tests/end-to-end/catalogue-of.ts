import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Language } from '#shared/domain/primitives.ts';

/** The plain texts of a language, as they stand in its file. */
export async function catalogueOf(language: Language): Promise<(key: string) => string> {
  const file = resolve(import.meta.dirname, `../../src-renderer/i18n/${language}.json`);
  const texts = JSON.parse(await readFile(file, 'utf8')) as Record<string, { text: string }>;
  return (key) => {
    const text = texts[key]?.text;
    if (text === undefined) throw new Error(`${language}.json has no ${key}`);
    return text;
  };
}
