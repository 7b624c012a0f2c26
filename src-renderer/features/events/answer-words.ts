import { CheckCircleIcon, HourglassMediumIcon, TrayIcon, XCircleIcon } from '@phosphor-icons/react';
import type { Icon } from '@phosphor-icons/react';
import { assertNever } from '#shared/assert-never.ts';
import type { EventAnswer } from '#shared/domain/event-answer.ts';
import type { Event } from '#shared/domain/event.ts';
import type { Stage } from '../../stage/stage.ts';

/** Where an answer stands in one sentence, and what that means for the person. */
export type AnswerWords = { icon: Icon; state: string; next?: string };

/** `isKept`: the answer is still in this screen, and nobody has decided of the seats. */
export function answerWords(
  { status, people, place, gotSeat }: Pick<EventAnswer, 'status' | 'people' | 'place' | 'gotSeat'>,
  { capacity }: Pick<Event, 'capacity'>,
  isKept: boolean,
  { words }: Pick<Stage, 'words'>,
): AnswerWords {
  const { say } = words;
  switch (status) {
    case 'coming':
      if (isKept)
        return { icon: TrayIcon, state: say(capacity === null ? 'join.kept-here' : 'join.kept-seats') };
      return gotSeat
        ? {
            icon: CheckCircleIcon,
            state: say('answer-state.got-seat'),
            next: say('answer-state.coming', { count: people }),
          }
        : { icon: CheckCircleIcon, state: say('answer-state.coming', { count: people }) };
    case 'full':
      return { icon: XCircleIcon, state: say('answer-state.taken'), next: say('answer-state.list') };
    case 'waiting':
      return {
        icon: place === null ? TrayIcon : HourglassMediumIcon,
        state:
          place === null
            ? say('answer-state.waiting-kept')
            : say('answer-state.waiting', { before: place - 1 }),
        next: say('answer-state.come-back'),
      };
    case 'left':
      return { icon: XCircleIcon, state: say('answer-state.left') };
    default:
      return assertNever(status);
  }
}
