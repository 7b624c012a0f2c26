import { homedir, tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { readResidenceCode } from '#shared/domain/residence-code.ts';
import { serverUrlSchema } from '#shared/kiosk-config.ts';
import { KioskError } from '#shared/kiosk-error.ts';

/** The commands that take options. */
export type Command = 'start' | 'server' | 'kiosk';

export type Shell = 'electron' | 'browser' | 'none';

/** What one command was told; absent: not told. */
export type Options = {
  shell?: Shell | undefined;
  server?: string | undefined;
  code?: string | undefined;
  port?: number | undefined;
  databaseUrl?: string | undefined;
  data: string;
  fresh: boolean;
  json: boolean;
};

type Option = {
  key: keyof Options;
  variable: string;
  commands: readonly Command[];
  isFlag?: true;
  schema: z.ZodType<string | number | boolean>;
};

const everyCommand = ['start', 'server', 'kiosk'] as const;
const flag = z.union([z.literal('1').transform(() => true), z.literal('0').transform(() => false)], {
  error: 'is not 0 or 1',
});
const port = z.coerce.number({ error: 'is not a number' }).int().min(0).max(65_535);
const code = z.string().refine((text) => readResidenceCode(text).kind === 'code', {
  error: 'is not a residence code (XXXX-XXXX)',
});
const databaseUrl = z.url({ protocol: /^postgres(ql)?$/, error: 'is not a postgres://… address' });
const shell = z.enum(['electron', 'browser', 'none'], { error: 'is not electron, browser or none' });
const folder = z.string().transform((path) => resolve(path));

/** Every option, once: `--name` on the command line, the variable in the environment. */
const options: Readonly<Record<string, Option>> = {
  shell: { key: 'shell', variable: 'VESTIBULE_SHELL', commands: ['start', 'kiosk'], schema: shell },
  server: { key: 'server', variable: 'VESTIBULE_SERVER', commands: ['kiosk'], schema: serverUrlSchema },
  code: { key: 'code', variable: 'VESTIBULE_CODE', commands: ['kiosk'], schema: code },
  fresh: {
    key: 'fresh',
    variable: 'VESTIBULE_FRESH',
    commands: ['start', 'kiosk'],
    isFlag: true,
    schema: flag,
  },
  data: { key: 'data', variable: 'VESTIBULE_DATA', commands: everyCommand, schema: folder },
  port: { key: 'port', variable: 'VESTIBULE_PORT', commands: everyCommand, schema: port },
  'database-url': {
    key: 'databaseUrl',
    variable: 'VESTIBULE_DATABASE_URL',
    commands: ['server'],
    schema: databaseUrl,
  },
  json: { key: 'json', variable: 'VESTIBULE_JSON', commands: everyCommand, isFlag: true, schema: flag },
};

/**
 * Reads the options of a command: command line, then environment, then defaults.
 * Throws a KioskError `config.invalid` that names the option or the variable.
 */
export function readOptions(
  command: Command,
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
): Options {
  const given = readCommandLine(command, words);
  const read: Partial<Record<keyof Options, unknown>> = {};
  for (const [name, option] of Object.entries(options)) {
    if (!option.commands.includes(command)) continue;
    const text = given[name] ?? environment[option.variable];
    if (text === undefined || text === '') continue;
    read[option.key] = valueOf(option, text, given[name] === undefined ? option.variable : `--${name}`);
  }
  return {
    data: defaultData(command, environment),
    fresh: false,
    json: false,
    ...(read as Partial<Options>),
  };
}

/** The options as environment, for the processes that a command starts. */
export function toEnvironment(values: Partial<Options>): Record<string, string> {
  const told = Object.values(options).filter(({ key }) => values[key] !== undefined);
  return Object.fromEntries(told.map(({ key, variable }) => [variable, textOf(values[key])]));
}

function readCommandLine(command: Command, words: readonly string[]): Record<string, string | undefined> {
  const mine = Object.entries(options).filter(([, option]) => option.commands.includes(command));
  const types = mine.map(([name, { isFlag }]) => [name, { type: isFlag ? 'boolean' : 'string' }] as const);
  try {
    const { values } = parseArgs({ args: [...words], options: Object.fromEntries(types) });
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, textOf(value)]));
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    const known = mine.map(([name]) => `--${name}`).join(', ');
    throw new KioskError('config.invalid', `${cause.message} Options of ${command}: ${known}`, { cause });
  }
}

function valueOf({ schema }: Option, text: string, name: string): unknown {
  const parsed = schema.safeParse(text);
  if (parsed.success) return parsed.data;
  const reason = parsed.error.issues[0]?.message ?? 'is wrong';
  throw new KioskError('config.invalid', `${name} ${reason}`, { field: name });
}

function textOf(value: unknown): string {
  return typeof value === 'boolean' ? String(Number(value)) : String(value);
}

function defaultData(command: Command, environment: NodeJS.ProcessEnv): string {
  if (command === 'start') return join(tmpdir(), `vestibule-start-${userInfo().username}`);
  const shared = environment['XDG_DATA_HOME'] || join(homedir(), '.local', 'share');
  return join(shared, 'vestibule', command);
}
