import { MagnifyingGlassIcon } from '@phosphor-icons/react';
import { useState } from 'react';
import type { Following } from '#shared/kiosk-api/verbs.ts';
import { useKept } from '../../stage/kept.ts';
import { Page } from '../../stage/Page.tsx';
import type { Screen } from '../../stage/screens.ts';
import { useStage } from '../../stage/stage.ts';
import type { Stage } from '../../stage/stage.ts';
import { Keypad } from '../../ui/Keypad.tsx';
import { DigitBoxes, Paragraph } from '../../ui/ReadingBlocks.tsx';

const numberLength = 4;
type Trouble = Extract<Following, { kind: 'wait' | 'unknown' }> | { kind: 'no-answer' };

/** « J'ai déjà un numéro »: four digits from 1 to 9. */
export function NumberScreen() {
  const { words, ask, open, outcomes } = useStage();
  const [digits, setDigits] = useKept('digits', '');
  const [trouble, setTrouble] = useState<Trouble | undefined>();
  const type = (change: (typed: string) => string) => {
    setTrouble(undefined);
    setDigits(change);
  };
  const look = () =>
    void ask('request.follow', { number: digits }).then(
      (following) => {
        if (following.kind === 'wait') return setTrouble(following);
        const isRefused = outcomes.some(({ number }) => number === digits);
        if (following.kind === 'unknown' && !isRefused) return setTrouble(following);
        setDigits('');
        open(screenOf(following, digits));
      },
      () => setTrouble({ kind: 'no-answer' }),
    );
  return (
    <Page
      screen="request"
      step="number"
      title={words.say('number.title')}
      keys={
        <Keypad
          onSign={(sign) => type((typed) => (typed + sign).slice(0, numberLength))}
          erase={{ label: words.say('keys.erase'), onPress: () => type((typed) => typed.slice(0, -1)) }}
          send={
            digits.length === numberLength
              ? { label: words.say('number.look'), icon: MagnifyingGlassIcon, onPress: look }
              : undefined
          }
        />
      }
      further={trouble && { label: words.say('caretaker.talk'), onPress: () => open({ name: 'caretaker' }) }}
    >
      <DigitBoxes
        value={digits}
        length={numberLength}
        group={2}
        name={words.say('number.name')}
        covered={words.say('typed.count', { count: digits.length })}
        isWrong={trouble !== undefined}
      />
      <Paragraph weight={trouble ? 'strong' : 'normal'}>
        {trouble ? troubleInWords(trouble, words) : words.say('number.hint')}
      </Paragraph>
    </Page>
  );
}

/** What the server refused has left the feed; its number still leads to the reason. */
function screenOf(following: Exclude<Following, { kind: 'wait' }>, number: string): Screen {
  if (following.kind === 'answer') return { name: 'answer', id: following.answer.id };
  if (following.kind === 'fault') return { name: 'fault-state', id: following.fault.id };
  return { name: 'request', number };
}

function troubleInWords(trouble: Trouble, words: Stage['words']): string {
  switch (trouble.kind) {
    case 'wait':
      return words.say('number.wait', { minutes: Math.ceil(trouble.seconds / 60) });
    case 'unknown':
      return words.say(trouble.offline ? 'number.unknown-offline' : 'number.unknown');
    case 'no-answer':
      return words.say('number.no-answer');
  }
}
