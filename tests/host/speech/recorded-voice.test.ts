import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chainEngines } from '#main/host/speech/engine-chain.ts';
import { RecordedVoice } from '#main/host/speech/recorded-voice.ts';
import { spokenText } from '#shared/speech/spoken-text.ts';
import { temporaryDirectory } from '#support/temporary-directory.ts';
import { TestLog } from '#support/test-log.ts';
import { TestVoice } from '#support/test-voice.ts';
import { aWav } from '#support/wav.ts';

const never = new AbortController().signal;

/** A folder as an installer makes it, and the chain with a voice behind it that says anything. */
function recorded(index: string, files: Record<string, Buffer> = {}) {
  const folder = temporaryDirectory();
  writeFileSync(join(folder, 'voice.json'), index);
  for (const [name, wav] of Object.entries(files)) writeFileSync(join(folder, name), wav);
  const log = new TestLog();
  const behind = new TestVoice();
  const chain = chainEngines([new RecordedVoice(folder), behind], log);
  const say = (text: string) => chain.speak(spokenText(text, 'fr'), 'fr', never);
  return { log, behind, chain, say };
}

const hello = { 'Touchez l’écran\u00a0!': 'touch.wav', 'Ouvert de 9 h à 12 h.': 'open.wav' };

test('[SP12] a sentence that a person has read is heard in that voice, however its spaces are written', async () => {
  const [touch, open] = [aWav(7), aWav(9)];
  const voice = recorded(JSON.stringify({ fr: hello }), { 'touch.wav': touch, 'open.wav': open });
  expect(await voice.say("Touchez l'écran !")).toEqual(touch);
  expect(await voice.say('Ouvert de 9h à 12h.')).toEqual(open);
  expect(voice.behind.said).toEqual([]);
});

test('[SP12] any other sentence, and any other language, goes to the next voice', async () => {
  const voice = recorded(JSON.stringify({ fr: hello }), { 'touch.wav': aWav(7) });
  await voice.say('Bonjour');
  await voice.chain.speak("Touchez l'écran !", 'en', never);
  expect(voice.behind.said).toEqual(['Bonjour', "Touchez l'écran !"]);
});

test('[SP12] a few recorded sentences are no voice: the language is not offered for them', async () => {
  const { chain, behind } = recorded(JSON.stringify({ fr: hello, tr: { Merhaba: 'touch.wav' } }));
  expect([...(await chain.voices(never))]).toEqual(['fr']);
  behind.languages = [];
  expect([...(await chain.voices(never))]).toEqual([]);
});

test.each([
  ['no JSON', '{'],
  ['another shape', '{"fr":["Bonjour"]}'],
  ['a file outside of the folder', '{"fr":{"Bonjour":"../secret.wav"}}'],
  ['an unknown language', '{"xx":{"Bonjour":"touch.wav"}}'],
])('[SP13] a wrong index (%s) is told once, and the next voice speaks', async (_, index) => {
  const voice = recorded(index);
  for (let time = 0; time < 3; time++) expect(await voice.say('Bonjour')).toEqual(voice.behind.sound);
  expect(voice.log.count('speech.failed')).toBe(1);
});

test('[SP13] a recording that is not there is told, and the next voice speaks', async () => {
  const voice = recorded(JSON.stringify({ fr: hello }));
  expect(await voice.say('Touchez l’écran !')).toEqual(voice.behind.sound);
  expect(voice.log.count('speech.failed')).toBe(1);
});

test('[SP12] without a folder nothing is recorded, and nothing is told', async () => {
  const voice = new RecordedVoice(join(temporaryDirectory(), 'voice'));
  expect(await voice.speak('Bonjour', 'fr')).toBeNull();
});

test('[SP13] when no voice can say it, nothing is heard; a bug is not taken for a voice that fails', async () => {
  const log = new TestLog();
  const broken = Object.assign(new TestVoice(), { isBroken: true });
  expect(await chainEngines([broken], log).speak('Bonjour', 'fr', never)).toBeNull();
  expect(await chainEngines([], log).speak('Bonjour', 'fr', never)).toBeNull();
  const buggy = Object.assign(new TestVoice(), { speak: () => Promise.reject(new TypeError('bug')) });
  await expect(chainEngines([buggy], log).speak('Bonjour', 'fr', never)).rejects.toThrow('bug');
});
