import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assertNever } from '#shared/assert-never.ts';
import type { KioskConfig } from '#shared/kiosk-config.ts';
import { updateWishFile } from '#shared/update-wish.ts';
import { runProgram } from '../run-program.ts';
import type { ProgramEnd } from '../run-program.ts';
import type { Clock, Deed, Machine } from '../ports.ts';
import { writeSmallFile } from '../store/small-file.ts';

/** Where systemd waits for a wish to look for a release; the package brings it. */
const updateUnit = '/usr/lib/systemd/system/vestibule-update.path';

/** Where systemd waits for a wish to start the machine anew, and by which file it is wished. */
const rebootUnit = '/usr/lib/systemd/system/vestibule-reboot.path';
const rebootWishFile = 'reboot-wanted';

/** Where systemd waits for a wish to turn the picture, and by which file it is wished, which says the degrees. */
const turnUnit = '/usr/lib/systemd/system/vestibule-turn.path';
const turnWishFile = 'turn-wanted';

/** Where systemd waits for a wish to ask the network for the time, and by which file it is wished. */
const clockUnit = '/usr/lib/systemd/system/vestibule-clock.path';
const clockWishFile = 'clock-wanted';

const withinMs = 20_000;

type Parts = {
  clock: Clock;
  dataDir: string;
  panelPower?: KioskConfig['panelPower'];
  /** How the compositor turns the picture now: each `-r` is a quarter. */
  cageOptions?: string | undefined;
  turnUnit?: string;
  clockUnit?: string;
  updateUnit?: string;
  rebootUnit?: string;
};

/** The machine that the host runs on, by its own programs; what it does not have is `absent`. */
export class SystemMachine implements Machine {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** ALSA's own mixer; Debian keeps the volume over a restart. */
  async setVolume(percent: number): Promise<Deed> {
    return deedOf(await this.#run('amixer', '-q', '-M', 'sset', 'Master', `${percent}%`, 'unmute'));
  }

  async setPanelPower(isOn: boolean): Promise<Deed> {
    const { panelPower } = this.#parts;
    switch (panelPower) {
      case 'ddc': // VESA MCCS, D6: 1 is on, 4 is off by DPMS, from which a panel comes back
        return deedOf(await this.#run('ddcutil', 'setvcp', 'd6', isOn ? '1' : '4'));
      case 'cec':
        return deedOf(await this.#tell(isOn ? 'on 0' : 'standby 0', 'cec-client', '-s', '-d', '1'));
      case 'wlr':
        return this.#setOutputs(isOn);
      case 'x11':
        return deedOf(await this.#run('xset', 'dpms', 'force', isOn ? 'on' : 'off'));
      case undefined:
        return 'absent';
      default:
        return assertNever(panelPower);
    }
  }

  /** `wlr-randr` names each output at the beginning of a line. */
  async #setOutputs(isOn: boolean): Promise<Deed> {
    const listed = await this.#run('wlr-randr');
    if (listed.kind !== 'output') return notDone(listed);
    const names = listed.output.toString().match(/^\S+/gm) ?? [];
    const options = names.flatMap((name) => ['--output', name, isOn ? '--on' : '--off']);
    return deedOf(await this.#run('wlr-randr', ...options));
  }

  /** sysfs gives a number as a line of its own. */
  async readNumber(file: string): Promise<number> {
    const text = (await readFile(file, 'utf8')).trim();
    if (!/^-?\d+(\.\d+)?$/.test(text)) throw new TypeError(`no number in ${file}`);
    return Number(text);
  }

  /** Of the compositor, half as large: enough to see that all is well, and it passes any line. */
  async takePicture(): Promise<Buffer | 'absent' | 'failed'> {
    const end = await this.#run('grim', '-t', 'jpeg', '-q', '60', '-s', '0.5', '-');
    return end.kind === 'output' && end.output.length > 0 ? end.output : notDone(end);
  }

  /** Root's updater looks by itself, at its own configuration: all that can be said to it is « now ». */
  askForUpdate(): Deed {
    return this.#wish(this.#parts.updateUnit ?? updateUnit, updateWishFile);
  }

  /** The screen's own user may start nothing but its own programs: systemd does it, and knows nothing else to do. */
  askForReboot(): Deed {
    return this.#wish(this.#parts.rebootUnit ?? rebootUnit, rebootWishFile);
  }

  turnPicture(quarters: number): Deed {
    const now = this.#parts.cageOptions?.match(/-r/g)?.length ?? 0;
    return this.#wish(this.#parts.turnUnit ?? turnUnit, turnWishFile, `${((now + quarters) % 4) * 90}`);
  }

  askForTime(): Deed {
    return this.#wish(this.#parts.clockUnit ?? clockUnit, clockWishFile);
  }

  #wish(unit: string, file: string, words = ''): Deed {
    if (!existsSync(unit)) return 'absent';
    writeSmallFile(join(this.#parts.dataDir, file), words);
    return 'done';
  }

  #run(program: string, ...words: string[]): Promise<ProgramEnd> {
    return this.#tell('', program, ...words);
  }

  #tell(input: string, program: string, ...words: string[]): Promise<ProgramEnd> {
    const { clock } = this.#parts;
    return runProgram(program, words, { clock, input, withinMs, signal: new AbortController().signal });
  }
}

function deedOf(end: ProgramEnd): Deed {
  return end.kind === 'output' ? 'done' : notDone(end);
}

function notDone({ kind }: ProgramEnd): 'absent' | 'failed' {
  return kind === 'absent' ? 'absent' : 'failed';
}
