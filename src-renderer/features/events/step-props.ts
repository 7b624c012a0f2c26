import type { Event } from '#shared/domain/event.ts';
import type { JoinDraft, JoinStep } from './join-draft.ts';

/** What every question of « Je participe » gets: an answer leads to the next question. */
export type StepProps = {
  event: Event;
  draft: JoinDraft;
  onAnswer: (answer: Partial<JoinDraft>, next: JoinStep) => void;
  onBack: (() => void) | undefined;
};
