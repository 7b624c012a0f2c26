import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { EspeakEngine } from '#main/host/speech/espeak-engine.ts';
import { SoundCache } from '#main/host/speech/sound-cache.ts';
import { systemClock } from '#main/host/system-clock.ts';
import { maxSentenceLength } from '#shared/speech/sentences.ts';
import { eventually } from '#support/eventually.ts';
import { settled } from '#support/hand-clock.ts';
import { MemoryKiosk } from '#support/memory-kiosk.ts';
import { TestVoice } from '#support/test-voice.ts';
import { aWav } from '#support/wav.ts';

const hasEspeak = spawnSync('espeak-ng', ['--version']).status === 0;

async function aSpeakingKiosk(voice = new TestVoice()) {
  const kiosk = new MemoryKiosk({ engines: [voice] });
  await settled();
  const say = (text: string, more: { language?: 'fr' | 'en'; isPrivate?: boolean } = {}) =>
    kiosk.page.call('speech.say', { text, language: 'fr', isPrivate: false, ...more });
  return { kiosk, voice, say };
}

test('[SP14] the page is told which languages can be read aloud, in one order', async () => {
  const { kiosk } = await aSpeakingKiosk(new TestVoice(['es', 'fr']));
  expect(kiosk.page.status?.voices).toEqual(['fr', 'es']);
  expect(new MemoryKiosk().page.status?.voices).toBeNull();
});

test('[SP14] a voice that is installed later is offered within a minute; one that goes is offered no more', async () => {
  const { kiosk, voice } = await aSpeakingKiosk(new TestVoice([]));
  voice.languages = ['fr'];
  await kiosk.clock.advance(60_000);
  expect(kiosk.page.status?.voices).toEqual(['fr']);
  voice.isBroken = true;
  await kiosk.clock.advance(60_000);
  expect([kiosk.page.status?.voices, kiosk.log.count('speech.failed')]).toEqual([[], 1]);
});

test('[SP15] a sentence of the glass comes back as sound, said as a person would say it', async () => {
  const { voice, say } = await aSpeakingKiosk();
  expect(await say('RDV à 10 h 30')).toEqual({ kind: 'audio', wav: aWav().toString('base64') });
  await say('At 10 h 30', { language: 'en' });
  expect(voice.said).toEqual(['rendez-vous à 10 heures 30', 'At 10 h 30']);
});

test('[SP15] without a voice the page is told so', async () => {
  const kiosk = new MemoryKiosk();
  const saying = await kiosk.page.call('speech.say', { text: 'Bonjour', language: 'fr', isPrivate: false });
  expect(saying).toEqual({ kind: 'no-voice' });
});

test.each([
  [
    'longer than the limit',
    { text: 'a'.repeat(maxSentenceLength + 1), language: 'fr', isPrivate: false },
    'text',
  ],
  ['empty', { text: '', language: 'fr', isPrivate: false }, 'text'],
  ['in an unknown language', { text: 'a', language: 'xx', isPrivate: false }, 'language'],
  ['of which nobody said whether it is private', { text: 'a', language: 'fr' }, 'isPrivate'],
])('[SP16] a sentence %s is refused', async (_, values, field) => {
  const { kiosk, voice } = await aSpeakingKiosk();
  kiosk.page.send({ kind: 'call', id: 1, verb: 'speech.say', arguments: values });
  await settled();
  expect([kiosk.page.faults, voice.said]).toMatchObject([[{ code: 'input.invalid', field }], []]);
});

test('[SP17] a public sentence is made once; a private one each time, and it is kept nowhere', async () => {
  const { voice, say } = await aSpeakingKiosk();
  for (let time = 0; time < 2; time++) {
    await say('Bonjour');
    await say('Porte 12', { isPrivate: true });
  }
  expect(voice.said).toEqual(['Bonjour', 'Porte 12', 'Porte 12']);
});

test('[SP17] what is said stands in no log, not even when the voice fails', async () => {
  const { kiosk, voice, say } = await aSpeakingKiosk();
  await say('Odette, porte 12', { isPrivate: true });
  voice.isBroken = true;
  await say('Odette, porte 13', { isPrivate: true });
  kiosk.page.send({ kind: 'call', id: 9, verb: 'speech.say', arguments: { text: 'Odette '.repeat(200) } });
  await settled();
  expect([kiosk.log.count('speech.failed'), kiosk.log.count('input.invalid')]).toEqual([1, 1]);
  expect(JSON.stringify([kiosk.log.notes, kiosk.log.troubles])).not.toMatch(/Odette|porte/);
});

test('[SP18] the sounds that were wanted last stay in memory, up to a limit of bytes', () => {
  const cache = new SoundCache(10);
  const sound = new Uint8Array(4);
  for (const key of ['a', 'b']) cache.set(key, sound);
  cache.get('a');
  cache.set('c', sound);
  expect(['a', 'b', 'c'].map((key) => cache.get(key) !== undefined)).toEqual([true, false, true]);
  cache.set('huge', new Uint8Array(11));
  expect(['a', 'c', 'huge'].map((key) => cache.get(key))).toEqual([undefined, undefined, undefined]);
  for (let time = 0; time < 5; time++) cache.set('a', sound);
  cache.set('b', sound);
  expect(cache.get('a')).toBe(sound);
});

test.skipIf(!hasEspeak)(
  '[SP15] the longest sentence comes through the kiosk API from the real voice (skipped without espeak-ng)',
  async () => {
    const kiosk = new MemoryKiosk({ engines: [new EspeakEngine(systemClock)] });
    await eventually(() => kiosk.page.status?.voices?.includes('fr'));
    const text = 'Réunion mardi à 10 h 30, au bât. B. '.repeat(20).slice(0, maxSentenceLength);
    const saying = await kiosk.page.call('speech.say', { text, language: 'fr', isPrivate: true });
    const wav = Buffer.from(saying.kind === 'audio' ? saying.wav : '', 'base64');
    expect(wav.length).toBeGreaterThan(1_000_000);
  },
);
