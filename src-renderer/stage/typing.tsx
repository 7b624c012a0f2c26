/**
 * The two things that people type, for any form: a page takes `keys` for its foot and shows `blocks` above them.
 * What is typed lives in the screen of the form and goes with it.
 */
import { CheckFatIcon } from '@phosphor-icons/react';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { Keyboard } from '../ui/Keyboard.tsx';
import { Keypad } from '../ui/Keypad.tsx';
import { asName } from '../ui/letter-rows.ts';
import { DigitBoxes, Paragraph, TypedLine } from '../ui/ReadingBlocks.tsx';
import { usePluggedKeyboard } from '../ui/use-plugged-keyboard.ts';
import { useKept } from './kept.ts';
import { useStage } from './stage.ts';

export type Typing = { keys: ReactElement; blocks: ReactElement };

/** As many letters as stand whole on the smallest glass. */
const nameLength = 20;

/**
 * A first name, written as names are, without spaces around it. Where it may be left out, the person can go on
 * without a letter and `onDone` gets the empty string.
 */
export function useNameTyping(known: string, onDone: (name: string) => void, mayBeEmpty = false): Typing {
  const { words, letters, changeLetters } = useStage();
  const [typed, setTyped] = useKept('typed name', known);
  const [isHidden, setHidden] = useState(false);
  const name = typed.trim();
  const isWhole = name !== '' || mayBeEmpty;
  const type = (sign: string) => setTyped((before) => asName(before + sign).slice(0, nameLength));
  const erase = () => setTyped((before) => before.slice(0, -1));
  const goOn = () => onDone(name);
  usePluggedKeyboard({
    type: (sign) => /[\p{L} -]/u.test(sign) && type(sign.toLocaleLowerCase()),
    erase,
    enter: () => isWhole && goOn(),
  });
  return {
    keys: (
      <Keyboard
        order={letters}
        onChangeOrder={changeLetters}
        onSign={type}
        erase={{ label: words.say('keys.erase'), onPress: erase }}
        hide={{ label: words.say(isHidden ? 'keys.show' : 'keys.hide'), onPress: () => setHidden(!isHidden) }}
        goOn={isWhole ? { label: words.say('keys.go-on'), onPress: goOn } : undefined}
        labels={{
          space: words.say('keys.space'),
          accents: words.say('keys.accents'),
          letters: words.say('keys.letters'),
        }}
      />
    ),
    blocks: (
      <TypedLine
        value={typed}
        name={words.say('name.name')}
        covered={words.say('typed.count', { count: typed.length })}
        isHidden={isHidden}
      />
    ),
  };
}

const phoneLength = 10;

/** A French telephone number, digits by pairs. */
export function usePhoneTyping(known: string, onDone: (phone: string) => void): Typing {
  const { words } = useStage();
  const [digits, setDigits] = useKept('typed phone', known);
  const isWrong = digits !== '' && !digits.startsWith('0');
  const isWhole = digits.length === phoneLength && !isWrong;
  const goOn = { label: words.say('keys.go-on'), icon: CheckFatIcon, onPress: () => onDone(digits) };
  const hint = isWrong ? 'phone.starts-with' : 'phone.by-pairs';
  return {
    keys: (
      <Keypad
        withZero
        onSign={(sign) => setDigits((typed) => (typed + sign).slice(0, phoneLength))}
        erase={{ label: words.say('keys.erase'), onPress: () => setDigits((typed) => typed.slice(0, -1)) }}
        send={isWhole ? goOn : undefined}
      />
    ),
    blocks: (
      <>
        <DigitBoxes
          value={digits}
          length={phoneLength}
          group={2}
          name={words.say('phone.name')}
          covered={words.say('typed.count', { count: digits.length })}
          isWrong={isWrong}
        />
        <Paragraph weight={isWrong ? 'strong' : 'normal'}>{words.say(hint)}</Paragraph>
      </>
    ),
  };
}
