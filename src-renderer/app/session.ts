import { assertNever } from '#shared/assert-never.ts';
import type { Language } from '#shared/domain/primitives.ts';
import type { Kept } from '../stage/kept.ts';
import type { Screen } from '../stage/screens.ts';
import type { LetterOrder } from '../ui/letter-rows.ts';
import { noSpeechWishes } from '../speech/speech-wishes.ts';
import type { SpeechWishes } from '../speech/speech-wishes.ts';

/** Colours the reader has chosen; `plain` follows the clock. */
export type Contrast = 'plain' | 'black-on-white' | 'yellow-on-black';

/** One screen of the stack, with what was typed and turned to on it. */
export type StackedScreen = { key: number; screen: Screen; kept: Kept };

/**
 * Everything the screen knows of the person before it: where they are, how they read. What they type lives in the
 * screens of the stack and goes with them. The next session has another `number`, and nothing of this one.
 */
export type Session = {
  number: number;
  stack: readonly [StackedScreen, ...StackedScreen[]];
  lastKey: number;
  /** The language this person has chosen; undefined: the one in which the screen begins, a setting of it. */
  language: Language | undefined;
  textScale: 1 | 1.4 | 2;
  contrast: Contrast;
  reach: 'default' | 'low';
  letters: LetterOrder;
  speech: SpeechWishes;
  /** Requests for help that this person asked, followed or opened. Filled in place, like what a screen keeps. */
  met: Set<string>;
  /** Notices that this person has understood, each with the key of the action that says so. Filled in place too. */
  understood: Map<string, string>;
};

/** How somebody sees and hears the glass. */
export type Comfort = Pick<Session, 'textScale' | 'contrast' | 'reach' | 'speech'>;

export type SessionStep =
  | { kind: 'wake'; reading: string | undefined }
  | { kind: 'open'; screen: Screen }
  | { kind: 'back' | 'home' | 'end' }
  | { kind: 'languages' }
  | { kind: 'speak'; language: Language }
  | { kind: 'speech'; change: Partial<SpeechWishes> }
  | { kind: 'text' | 'contrast' | 'reach' | 'letters' };

/** Nobody is there: the attract loop, and every setting as delivered. */
export function newSession(number: number): Session {
  return {
    number,
    stack: [{ key: 0, screen: { name: 'attract' }, kept: new Map() }],
    lastKey: 0,
    language: undefined,
    textScale: 1,
    contrast: 'plain',
    reach: 'default',
    letters: 'azerty',
    speech: noSpeechWishes,
    met: new Set(),
    understood: new Map(),
  };
}

/** The session after one step of its person. `end` gives a fresh one (P4). */
export function afterStep(session: Session, step: SessionStep): Session {
  switch (step.kind) {
    case 'wake':
      return standOn(session, [], { name: 'home', reading: step.reading });
    case 'open':
      return standOn(session, session.stack, step.screen);
    case 'languages': {
      const isThere = topOf(session).screen.name === 'language';
      return isThere ? session : standOn(session, session.stack, { name: 'language' });
    }
    case 'speak':
      return speak(session, step.language);
    case 'speech':
      return { ...session, speech: { ...session.speech, ...step.change } };
    case 'back':
      return back(session);
    case 'home':
      return standOn(session, [], { name: 'home' });
    case 'end':
      return newSession(session.number + 1);
    case 'text':
      return { ...session, textScale: next([1, 1.4, 2], session.textScale) };
    case 'contrast':
      return { ...session, contrast: next(['plain', 'black-on-white', 'yellow-on-black'], session.contrast) };
    case 'reach':
      return { ...session, reach: next(['default', 'low'], session.reach) };
    case 'letters':
      return { ...session, letters: next(['azerty', 'abc'], session.letters) };
    default:
      return assertNever(step);
  }
}

/** The screen on the glass. */
export function topOf(session: Session): StackedScreen {
  return session.stack.at(-1) ?? session.stack[0];
}

/** Whether the person has changed how the screen looks or sounds; the loop then goes back to normal by itself. */
export function isComfortChanged({ language, textScale, contrast, reach, speech }: Session): boolean {
  const isLookChanged =
    language !== undefined || textScale !== 1 || contrast !== 'plain' || reach !== 'default';
  return isLookChanged || speech !== noSpeechWishes;
}

function standOn(session: Session, below: readonly StackedScreen[], screen: Screen): Session {
  const top = { key: session.lastKey + 1, screen, kept: new Map() };
  const [first, ...others] = below;
  return { ...session, stack: first ? [first, ...others, top] : [top], lastKey: top.key };
}

/** The person goes on where they were; from the loop, at the beginning. */
function speak(session: Session, language: Language): Session {
  const below = session.stack.slice(0, -1);
  const isFromLoop = below.at(-1)?.screen.name === 'attract';
  return { ...afterStep(session, { kind: isFromLoop ? 'home' : 'back' }), language };
}

function back(session: Session): Session {
  const [first, ...others] = session.stack.slice(0, -1);
  return first ? { ...session, stack: [first, ...others] } : afterStep(session, { kind: 'end' });
}

function next<T>(values: readonly [T, ...T[]], value: T): T {
  return values[(values.indexOf(value) + 1) % values.length] ?? values[0];
}
