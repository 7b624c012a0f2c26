import { readFileSync } from 'node:fs';
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
});
