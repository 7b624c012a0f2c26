import type { AskDraft } from './ask-draft.ts';

/** What a page of the form gets: the answers so far, and where to go with a new one. */
export type StepProps = {
  draft: AskDraft;
  onAnswer: (answer: AskDraft) => void;
  onBack: (() => void) | undefined;
};
