import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kioskConfigSchema } from '#shared/kiosk-config.ts';
import type { KioskConfig } from '#shared/kiosk-config.ts';
import { KioskError } from '#shared/kiosk-error.ts';

/** Environment variable → key of the configuration. */
const variables = {
  VESTIBULE_SERVER: 'server',
  VESTIBULE_CODE: 'code',
  VESTIBULE_PORT: 'port',
  VESTIBULE_SHELL: 'shell',
  VESTIBULE_SCREEN_NAME: 'screenName',
  VESTIBULE_RECONNECT_MOST_SECONDS: 'reconnectMostSeconds',
} as const;

/**
 * Configuration of one kiosk: the file that `VESTIBULE_CONFIG` names, else `kiosk.json` in its data directory, where
 * there is one; then the environment, whose empty values count as absent. Throws a KioskError `config.invalid` that names the file or the variable, and the field.
 */
export function readKioskConfig(dataFolder: string, environment: NodeJS.ProcessEnv): KioskConfig {
  const fromFile = readConfigFile(environment['VESTIBULE_CONFIG'] || join(dataFolder, 'kiosk.json'));
  const given = Object.entries(variables).filter(([variable]) => environment[variable]);
  const fromEnvironment = Object.fromEntries(
    given.map(([variable, key]) => [key, valueOf(key, environment[variable])]),
  );
  const parsed = kioskConfigSchema.safeParse({ ...fromFile, ...fromEnvironment });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  const variable = given.find(([, key]) => key === field)?.[0];
  throw new KioskError(
    'config.invalid',
    `${variable ?? `kiosk.json: ${field}`} ${issue?.message ?? 'is wrong'}`,
    { field },
  );
}

function valueOf(key: (typeof variables)[keyof typeof variables], text: string | undefined): unknown {
  return key === 'port' || key === 'reconnectMostSeconds' ? Number(text) : text;
}

function readConfigFile(path: string): object {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new KioskError('config.invalid', `${path} cannot be read as JSON`, { field: 'kiosk.json', cause });
  }
  throw new KioskError('config.invalid', `${path} is not an object`, { field: 'kiosk.json' });
}
