import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EspeakEngine, espeakArguments } from '#main/host/speech/espeak-engine.ts';
import { systemClock } from '#main/host/system-clock.ts';
import { languageSchema } from '#shared/domain/primitives.ts';
import { eventually } from '#support/eventually.ts';
import { HandClock } from '#support/hand-clock.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';

const hasEspeak = spawnSync('espeak-ng', ['--version']).status === 0;
const never = new AbortController().signal;
const { options: languages } = languageSchema;

describe.skipIf(!hasEspeak)('the espeak-ng of this machine (skipped where it is not installed)', () => {
  const engine = new EspeakEngine(systemClock);

  test('[SP7] it has a voice for every language of the interface', async () => {
    expect([...(await engine.voices(never))]).toEqual(languages);
  });

  test.each(languages)('[SP7] a sentence in « %s » is a whole WAV file', async (language) => {
    const text = language === 'ar' ? 'الاجتماع يوم الثلاثاء.' : 'Réunion mardi 24.';
    const wav = Buffer.from((await engine.speak(text, language, never)) ?? []);
    expect([wav.toString('latin1', 0, 4), wav.toString('latin1', 8, 16)]).toEqual(['RIFF', 'WAVEfmt ']);
    expect([wav.readUInt32LE(4) + 8, wav.readUInt32LE(40) + 44]).toEqual([wav.length, wav.length]);
    expect((wav.length - 44) / 44_100).toBeGreaterThan(0.8); // seconds
  });

  test('[SP8] it reads at about 150 words a minute', async () => {
    const sentence =
      "L'association du quartier organise une rencontre conviviale pour les habitants de la résidence. " +
      'Le samedi matin, nous allons tous au marché avec les enfants et les voisins. ';
    const wav = (await engine.speak(sentence.repeat(3), 'fr', never)) ?? new Uint8Array();
    const minutes = (wav.length - 44) / 44_100 / 60;
    const words = sentence.trim().split(' ').length * 3;
    expect(words / minutes).toBeGreaterThan(135);
    expect(words / minutes).toBeLessThan(165);
  });

  test('[SP9] brackets in a text are no commands: the sentence is said', async () => {
    const plain = await engine.speak('Bonjour', 'fr', never);
    const command = await engine.speak('[[[[bonjour]]', 'fr', never);
    expect(command?.length).toBeGreaterThan((plain?.length ?? 0) * 0.7);
    expect(await engine.speak('[[b_o]]', 'fr', never)).not.toEqual(await engine.speak('bo', 'fr', never));
  });

  test('[SP7] what makes no sound is not said', async () => {
    expect(await engine.speak('', 'fr', never)).toBeNull();
  });
});

test('[SP8] the speed, the voice and the way of the text are given; the text itself is no argument', () => {
  expect(espeakArguments('fr').join(' ')).toBe('-v fr-fr -s 125 -b 1 -z --stdin --stdout');
});

test('[SP7] without espeak-ng there is no voice, and nothing is said', async () => {
  const engine = new EspeakEngine(systemClock, '/no/such/program');
  expect((await engine.voices(never)).size).toBe(0);
  expect(await engine.speak('Bonjour', 'fr', never)).toBeNull();
});

/** A program in the place of espeak-ng, in a folder of its own that `$HERE` names. */
function aProgram(script: string): { program: string; file: (name: string) => string } {
  const folder = temporaryDirectory();
  const program = join(folder, 'voice');
  writeFileSync(program, `#!/bin/sh\nHERE=${folder}\n${script}\n`);
  chmodSync(program, 0o700);
  const file = (name: string) =>
    existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '';
  return { program, file };
}

const isAlive = (pid: string) =>
  existsSync(`/proc/${pid.trim()}/stat`) && !/\) Z /.test(readFileSync(`/proc/${pid.trim()}/stat`, 'utf8'));
const hanging = 'echo $$ >> $HERE/started\nexec sleep 60';

test('[SP9] the text goes by standard input, where nobody else can read it', async () => {
  const { program, file } = aProgram('echo "$@" > $HERE/arguments; cat > $HERE/input; head -c 60 /dev/zero');
  await new EspeakEngine(systemClock, program).speak('Porte 12, --help\n', 'fr', never);
  expect([file('input'), file('arguments')]).toEqual([
    'Porte 12, --help\n',
    `${espeakArguments('fr').join(' ')}\n`,
  ]);
});

test('[SP10] a program that hangs is killed after six seconds, and that is told without the text', async () => {
  const { program, file } = aProgram(hanging);
  const clock = new HandClock(0);
  const speaking = new EspeakEngine(clock, program).speak('Bonjour Odette', 'fr', never);
  const outcome = speaking.catch((error: unknown) => error);
  await eventually(() => file('started') !== '');
  await clock.advance(6_000);
  expect(await outcome).toMatchObject({ code: 'speech.failed', message: 'espeak-ng: SIGKILL' });
  expect(isAlive(file('started'))).toBe(false);
});

test('[SP10] a program that fails is told with its exit code; the next sentence is tried anew', async () => {
  const { program } = aProgram('cat > /dev/null; exit 3');
  const engine = new EspeakEngine(systemClock, program);
  for (let time = 0; time < 3; time++)
    await expect(engine.speak('Bonjour', 'fr', never)).rejects.toMatchObject({
      code: 'speech.failed',
      message: 'espeak-ng: exit 3',
    });
});

test('[SP11] no more than two programs run at once, and stopping ends them and whoever waits', async () => {
  const { program, file } = aProgram(hanging);
  const stopping = new AbortController();
  const engine = new EspeakEngine(new HandClock(0), program);
  const started = () => file('started').trim().split('\n');
  const speaking = Array.from({ length: 5 }, () => engine.speak('Bonjour', 'fr', stopping.signal));
  await eventually(() => started().length === 2);
  stopping.abort();
  expect(await Promise.all(speaking)).toEqual([null, null, null, null, null]);
  expect([started().length, started().some(isAlive)]).toEqual([2, false]);
});

test('[SP11] every sentence has its turn, also after one that failed', async () => {
  const { program } = aProgram('read text; [ "$text" = fail ] && exit 1; head -c 60 /dev/zero');
  const engine = new EspeakEngine(systemClock, program);
  const texts = ['fail', 'a', 'fail', 'b', 'c', 'fail'];
  const ends = await Promise.allSettled(texts.map((text) => engine.speak(`${text}\n`, 'fr', never)));
  expect(ends.map((end) => end.status)).toEqual(
    texts.map((text) => (text === 'fail' ? 'rejected' : 'fulfilled')),
  );
});
