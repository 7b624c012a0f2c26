import type { ProposeDraft } from './propose-draft.ts';

/** What a page of the form gets: the answers so far, and where to go with a new one. */
export type StepProps = {
  draft: ProposeDraft;
  onAnswer: (answer: ProposeDraft) => void;
  onBack: (() => void) | undefined;
};
