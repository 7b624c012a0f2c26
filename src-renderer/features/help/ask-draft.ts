import type { HelpNeed, PartOfDay, Reply, Wish } from '#shared/domain/help-request.ts';
import { addDays } from '../../i18n/calendar.ts';
import type { Draft } from '../../stage/use-act.ts';

/** The pages of the form, in their order; a page that an answer makes needless is passed over. */
export type AskStep =
  | 'need'
  | 'other'
  | 'when'
  | 'part'
  | 'reply'
  | 'building'
  | 'floor'
  | 'door'
  | 'phone'
  | 'check'
  | 'first-name';

export type WhenAnswer = 'today' | 'tomorrow' | 'week' | 'no-hurry';

/** What was answered so far. Lives in the screen of the form and goes with it. */
export type AskDraft = {
  need?: HelpNeed;
  needText?: string;
  when?: WhenAnswer;
  part?: PartOfDay;
  way?: Reply['way'];
  building?: string;
  floor?: number;
  door?: string;
  phone?: string;
  /** Empty: the person left it out. */
  firstName?: string;
};

/** Where the form begins: whoever asks again is not asked for what, but can go back to that. */
export function firstSteps(again: HelpNeed | undefined): AskStep[] {
  return again ? ['need', again === 'other' ? 'other' : 'when'] : ['need'];
}

/** The number of the question, 1 to 4, that a page belongs to. */
export function questionOf(step: AskStep): number {
  if (step === 'need' || step === 'other') return 1;
  if (step === 'when' || step === 'part') return 2;
  return step === 'check' || step === 'first-name' ? 4 : 3;
}

/** The page after an answer. `buildings`: a house with one building is not asked which. */
export function stepAfter(step: AskStep, draft: AskDraft, buildings: number): AskStep {
  switch (step) {
    case 'need':
      return draft.need === 'other' ? 'other' : 'when';
    case 'other':
      return 'when';
    case 'when':
      return draft.when === 'no-hurry' ? 'reply' : 'part';
    case 'part':
      return 'reply';
    case 'reply':
      if (draft.way === 'call') return 'phone';
      if (draft.way === 'come-back') return 'check';
      return buildings > 1 ? 'building' : 'floor';
    case 'building':
      return 'floor';
    case 'floor':
      return 'door';
    case 'door':
    case 'phone':
    case 'check':
    case 'first-name':
      return 'check';
  }
}

/** What is sent, or undefined while an answer is missing. Days become dates: « demain » is Tuesday for ever. */
export function actionOf(draft: AskDraft, today: string): Draft<'help.ask'> | undefined {
  const reply = replyOf(draft);
  if (!draft.need || !draft.when || !reply) return undefined;
  const isAtDoor = reply.way === 'knock' || reply.way === 'letterbox';
  return {
    need: draft.need,
    needText: draft.need === 'other' ? (draft.needText ?? null) : null,
    wish: wishOf(draft.when, draft.part ?? 'any', today),
    building: isAtDoor ? (draft.building ?? null) : null,
    firstName: draft.firstName === '' ? null : (draft.firstName ?? null),
    reply,
  };
}

function wishOf(when: WhenAnswer, part: PartOfDay, today: string): Wish {
  switch (when) {
    case 'today':
      return { kind: 'day', date: today, part };
    case 'tomorrow':
      return { kind: 'day', date: addDays(today, 1), part };
    case 'week':
      return { kind: 'week', until: addDays(today, 6), part };
    case 'no-hurry':
      return { kind: 'no-hurry', part };
  }
}

function replyOf({ way, door, phone }: AskDraft): Reply | undefined {
  if (way === 'come-back') return { way };
  if (way === 'call') return phone === undefined ? undefined : { way, phone };
  return way === undefined || door === undefined ? undefined : { way, door };
}
