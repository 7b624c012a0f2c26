import {
  CheckCircleIcon,
  EyeIcon,
  HandHeartIcon,
  HandshakeIcon,
  HeartIcon,
  PaperPlaneTiltIcon,
  TrayIcon,
  XCircleIcon,
} from '@phosphor-icons/react';
import type { Icon } from '@phosphor-icons/react';
import { assertNever } from '#shared/assert-never.ts';
import type { HelpRequest } from '#shared/domain/help-request.ts';
import { capitalised } from '../../i18n/words.ts';
import type { Stage } from '../../stage/stage.ts';
import type { RequestAnswer } from './AnswerPage.tsx';
import { dayAndPart, wishInWords } from '../../stage/wish-in-words.ts';

type Offer = HelpRequest['offers'][number];
type AnswerItem = {
  key: string;
  label: string;
  icon: Icon;
  look: 'main' | 'plain';
  /** undefined: asks for help anew. */
  answer?: RequestAnswer;
};

/** One state of a request in words, with what may be answered to it (screens.md 7). */
export type RequestView = {
  icon: Icon;
  wish: string;
  /** Where it stands, in one sentence. */
  state: string;
  details: string[];
  answers: AnswerItem[];
  /** What is offered beside the answers: the caretaker where nobody could come, « Pas maintenant » beside thanks. */
  beside: 'caretaker' | 'not-now' | undefined;
};

export function requestView(
  request: HelpRequest,
  delivery: 'kept' | 'sent',
  offer: Offer | undefined,
  stage: Stage,
): RequestView {
  const { say } = stage.words;
  const wish = capitalised(wishInWords(request.wish, stage));
  const cancel: AnswerItem = {
    key: 'cancel',
    label: say('request.cancel'),
    icon: XCircleIcon,
    look: 'plain',
    answer: { kind: 'help.cancel' },
  };
  const again: AnswerItem = { key: 'again', label: say('request.again'), icon: HandHeartIcon, look: 'main' };
  const view = (
    icon: Icon,
    [state, ...details]: readonly [string, ...string[]],
    answers: AnswerItem[],
    beside?: RequestView['beside'],
  ): RequestView => ({
    icon,
    wish,
    state,
    details,
    answers,
    beside,
  });
  const withdrawn = withdrawnOf(request);
  switch (request.status) {
    case 'open':
      if (delivery === 'kept') return view(TrayIcon, [say('state.kept-here'), say('state.kept')], [cancel]);
      if (withdrawn)
        return view(PaperPlaneTiltIcon, [say('state.withdrawn', { name: withdrawn.firstName })], [cancel]);
      return request.seenBy > 0
        ? view(EyeIcon, [say('state.seen', { count: request.seenBy })], [cancel])
        : view(PaperPlaneTiltIcon, [say('state.sent')], [cancel]);
    case 'offered':
      return offer
        ? view(HandshakeIcon, offerLines(request, offer, stage), [...offerAnswers(offer, stage), cancel])
        : view(PaperPlaneTiltIcon, [say('state.sent')], [cancel]);
    case 'matched':
      return view(CheckCircleIcon, [matchedLine(request, stage)], [doneAnswer(stage), cancel]);
    case 'done':
      return request.thanked
        ? view(HeartIcon, [say('state.thanked')], [again])
        : view(HeartIcon, [say('state.thank', { name: helperOf(request) })], [thankAnswer(stage)], 'not-now');
    case 'cancelled':
      return view(XCircleIcon, [say('state.cancelled')], [again]);
    case 'ended':
      return view(XCircleIcon, [say('state.ended')], [again], 'caretaker');
    default:
      return assertNever(request.status);
  }
}

function offerLines(request: HelpRequest, offer: Offer, stage: Stage): [string, ...string[]] {
  const { say } = stage.words;
  const waiting = request.offers.filter(({ status }) => status === 'waiting').length;
  const who =
    offer.floor === null
      ? say('offer.who', { name: offer.firstName })
      : say('offer.who-floor', { name: offer.firstName, floor: offer.floor });
  const details = [
    ...(offer.comes
      ? [
          say('offer.when', {
            name: offer.firstName,
            moment: dayAndPart(offer.comes.date, offer.comes.part, stage),
          }),
        ]
      : []),
    say('offer.sees', { name: offer.firstName }),
  ];
  return waiting > 1 ? [say('offer.count', { count: waiting }), who, ...details] : [who, ...details];
}

function offerAnswers(offer: Offer, { words }: Stage): AnswerItem[] {
  return [
    {
      key: 'accept',
      label: words.say('offer.accept'),
      icon: CheckCircleIcon,
      look: 'main',
      answer: { kind: 'help.accept', offer },
    },
    {
      key: 'decline',
      label: words.say('offer.decline'),
      icon: XCircleIcon,
      look: 'plain',
      answer: { kind: 'help.decline', offer },
    },
  ];
}

function doneAnswer({ words }: Stage): AnswerItem {
  return {
    key: 'done',
    label: words.say('request.done'),
    icon: CheckCircleIcon,
    look: 'main',
    answer: { kind: 'help.done' },
  };
}

function thankAnswer({ words }: Stage): AnswerItem {
  return {
    key: 'thank',
    label: words.say('request.thank'),
    icon: HeartIcon,
    look: 'main',
    answer: { kind: 'help.thank' },
  };
}

function matchedLine(request: HelpRequest, stage: Stage): string {
  const accepted = request.offers.find(({ status }) => status === 'accepted');
  const { say } = stage.words;
  if (!accepted?.comes) return say('state.matched', { name: helperOf(request) });
  const moment = dayAndPart(accepted.comes.date, accepted.comes.part, stage);
  return say('state.matched-when', { name: accepted.firstName, moment });
}

/** The first name of who helps, or `none`, for which the catalogue has its own words. */
function helperOf(request: HelpRequest): string {
  return request.offers.find(({ status }) => status === 'accepted')?.firstName ?? 'none';
}

/** The helper who said last that they cannot come any more. */
function withdrawnOf(request: HelpRequest): Offer | undefined {
  return request.offers.findLast(({ status }) => status === 'withdrawn');
}
