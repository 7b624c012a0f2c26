import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { KioskError } from '#shared/kiosk-error.ts';
import { wizardSchema } from '#shared/kiosk-api/setup.ts';
import type { Wizard } from '#shared/kiosk-api/setup.ts';
import type { Log } from '../ports.ts';
import { readSmallFile, writeSmallFile } from '../store/small-file.ts';

/** How far an installer has come in the wizard; null when nobody is at it. */
export class WizardFile {
  readonly #path: string;
  readonly #listeners = new Set<() => void>();
  #current: Wizard | null;

  constructor(dataDirectory: string, log: Log) {
    this.#path = join(dataDirectory, 'identity', 'wizard.json');
    this.#current = readWizard(this.#path, log);
  }

  get current(): Wizard | null {
    return this.#current;
  }

  /** Calls back after each change. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** On the disk on return. */
  set(wizard: Wizard | null): void {
    if (wizard) writeSmallFile(this.#path, JSON.stringify(wizard));
    else rmSync(this.#path, { force: true });
    this.#current = wizard;
    for (const listener of this.#listeners) listener();
  }

  /** Throws a KioskError `auth.required`: a screen in service is changed by an installer with a ticket only. */
  require(): Wizard {
    if (!this.#current) throw new KioskError('auth.required', 'nobody is at the wizard');
    return this.#current;
  }
}

function readWizard(path: string, log: Log): Wizard | null {
  const text = readSmallFile(path);
  if (text === undefined) return null;
  try {
    return wizardSchema.parse(JSON.parse(text));
  } catch (error) {
    log.trouble('identity.unreadable', { file: 'wizard.json' }, error);
    return null;
  }
}
