import type { HelpRequest } from '#shared/domain/help-request.ts';
import type { OfferDraft, OfferStep } from './offer-draft.ts';

/** What a page of the form gets: the request, the answers so far, and where to go with a new one. */
export type StepProps = {
  request: HelpRequest;
  draft: OfferDraft;
  onAnswer: (answer: OfferDraft, next: OfferStep) => void;
  onBack: (() => void) | undefined;
};
