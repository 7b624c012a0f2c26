import type { PartOfDay, HelpNeed } from '#shared/domain/help-request.ts';
import type { FreeDays } from '#shared/domain/volunteer.ts';
import type { Draft } from '../../stage/use-act.ts';
import type { WhoDraft, WhoStep } from './offer-draft.ts';

/** The pages of « Proposer mon aide », in their order. */
export type VolunteerStep = 'need' | 'days' | 'part' | WhoStep;

/** What was answered so far. */
export type VolunteerDraft = WhoDraft & { need?: HelpNeed; days?: FreeDays; part?: PartOfDay };

/** What is sent, or undefined while an answer is missing. */
export function volunteerOf(draft: VolunteerDraft): Draft<'help.volunteer'> | undefined {
  const { need, days, part, firstName, floor, phone } = draft;
  if (need === undefined || days === undefined || part === undefined) return undefined;
  if (firstName === undefined || floor === undefined || phone === undefined) return undefined;
  return { need, days, part, firstName, floor, phone };
}
