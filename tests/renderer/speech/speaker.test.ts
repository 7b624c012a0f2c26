import { describe, expect, test } from 'vitest';
import { Speaker } from '#renderer/speech/speaker.ts';
import { sayText } from '#renderer/speech/utterances.ts';

/** A host and a loudspeaker that write down what happens; `wav` is the text itself. */
function aSpeaker(more: { isMute?: (text: string) => boolean; play?: (wav: string) => Promise<void> } = {}) {
  const log: string[] = [];
  const speaker = new Speaker({
    say: ({ text }) => {
      log.push(`make ${text}`);
      return Promise.resolve(more.isMute?.(text) ? { kind: 'no-voice' } : { kind: 'audio', wav: text });
    },
    play: (wav) => {
      log.push(`play ${wav}`);
      return more.play?.(wav) ?? Promise.resolve();
    },
    delay: (ms) => {
      log.push(`wait ${ms}`);
      return Promise.resolve();
    },
  });
  return { log, speaker };
}

const nothing = () => undefined;
const never = () => new Promise<void>(() => undefined);

describe('a speaker', () => {
  test('[SP23] says one sentence after the other, 400 ms apart, and makes the next while one is heard', async () => {
    const { log, speaker } = aSpeaker();
    expect(await speaker.speak(sayText('Un. Deux.', 'fr'), nothing)).toBe(true);
    expect(log).toEqual(['make Un.', 'make Deux.', 'play Un.', 'wait 400', 'play Deux.', 'wait 400']);
  });

  test('[SP25] passes over a sentence without a voice, and one that cannot be played', async () => {
    const { log, speaker } = aSpeaker({
      isMute: (text) => text === 'Un.',
      play: (wav) => (wav === 'Deux.' ? Promise.reject(new Error('damaged')) : Promise.resolve()),
    });
    expect(await speaker.speak(sayText('Un. Deux. Trois.', 'fr'), nothing)).toBe(true);
    expect(log.filter((line) => line.startsWith('play'))).toEqual(['play Deux.', 'play Trois.']);
  });

  test('[SP24] ends what it says when something new is said, and when it is stopped', async () => {
    const { log, speaker } = aSpeaker({ play: (wav) => (wav === 'Un.' ? never() : Promise.resolve()) });
    const lit: string[] = [];
    const old = speaker.speak(sayText('Zéro. Deux.', 'fr'), ({ text }) => {
      lit.push(text);
      speaker.stop();
    });
    expect(await old).toBe(false);
    const fresh = speaker.speak(sayText('Trois.', 'fr'), ({ text }) => lit.push(text));
    expect(await fresh).toBe(true);
    expect(lit).toEqual(['Zéro.', 'Trois.']);
    expect(log).not.toContain('play Deux.');
  });
});
