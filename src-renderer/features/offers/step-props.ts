import type { HelpRequest } from '#shared/domain/help-request.ts';
import type { FormName, OfferDraft, OfferStep, WhoDraft, WhoStep } from './offer-draft.ts';

/** What a page of the form gets: the request, the answers so far, and where to go with a new one. */
export type StepProps = {
  request: HelpRequest;
  draft: OfferDraft;
  onAnswer: (answer: OfferDraft, next: OfferStep) => void;
  onBack: (() => void) | undefined;
};

/** What a page gets that asks who helps, for one request or for whoever asks. */
export type WhoStepProps = {
  form: FormName;
  draft: WhoDraft;
  onAnswer: (answer: WhoDraft, next: WhoStep) => void;
  onBack: (() => void) | undefined;
};
