import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { kioskConfigSchema } from '#shared/kiosk-config.ts';

describe('configuration of a kiosk', () => {
  test('[KC1] kiosk-config/kiosk.schema.json says what the program reads', async () => {
    const schema = z.toJSONSchema(kioskConfigSchema, { io: 'input' });
    const text = `${JSON.stringify({ ...schema, title: 'Configuration of a Vestibule kiosk' }, null, 2)}\n`;
    await expect(text).toMatchFileSnapshot('../../kiosk-config/kiosk.schema.json');
  });

  test('[KC2] the configuration that we ship as an example is valid', () => {
    const shipped: unknown = JSON.parse(
      readFileSync(new URL('../../kiosk-config/kiosk.json', import.meta.url), 'utf8'),
    );
    expect(kioskConfigSchema.safeParse(shipped).error).toBeUndefined();
  });

  const profiles = globSync(new URL('../../kiosk-config/profiles/*.json', import.meta.url).pathname);
  test.each(profiles.map((path) => [basename(path, '.json'), path]))(
    '[PK3] profile %s is valid and named after its panel',
    (name, path) => {
      const config = kioskConfigSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
      expect(name).toMatch(new RegExp(`^(portrait|landscape)-${config.panel.diagonalInches}$`));
    },
  );

  test('[PK3] the panels that we recommend have a profile', () => {
    expect(profiles.map((path) => basename(path)).toSorted()).toEqual(
      expect.arrayContaining([
        'landscape-43.json',
        'landscape-55.json',
        'portrait-32.json',
        'portrait-43.json',
      ]),
    );
  });
});
