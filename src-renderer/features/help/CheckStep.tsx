import { EyeIcon, LockKeyIcon, UserIcon } from '@phosphor-icons/react';
import { assertNever } from '#shared/assert-never.ts';
import type { Reply } from '#shared/domain/help-request.ts';
import { phoneByPairs } from '../../i18n/phone.ts';
import { checkChoices } from '../../stage/check-choices.ts';
import { sendingTrouble } from '../../stage/sending-trouble.tsx';
import { useStage } from '../../stage/stage.ts';
import type { Stage } from '../../stage/stage.ts';
import { useAct } from '../../stage/use-act.ts';
import type { Draft } from '../../stage/use-act.ts';
import { Heading, Paragraph } from '../../ui/ReadingBlocks.tsx';
import { actionOf } from './ask-draft.ts';
import type { AskDraft } from './ask-draft.ts';
import { QuestionPage } from './QuestionPage.tsx';
import { needForOthers, wishInWords } from '../../stage/wish-in-words.ts';

type CheckStepProps = {
  draft: AskDraft;
  onBack: (() => void) | undefined;
  onName: () => void;
  onChange: () => void;
  onKept: (key: string, number: string) => void;
};

/** « C'est bien ça ? »: what everybody will read, and what only the helper will. */
export function CheckStep({ draft, onBack, onName, onChange, onKept }: CheckStepProps) {
  const stage = useStage();
  const { words, calendar, now } = stage;
  const { sending, send } = useAct('help.ask');
  const action = actionOf(draft, calendar.dayOf(now));
  const submit = () => {
    if (!action) return;
    void send(action).then((sent) => {
      if (sent.kind === 'kept') onKept(sent.key, sent.number ?? '');
    });
  };
  return (
    <QuestionPage
      step="check"
      title={words.say('check.title')}
      onBack={onBack}
      choices={[
        ...checkChoices(words, submit, onChange),
        {
          key: 'first-name',
          label: words.say(action?.firstName === null ? 'name.write' : 'name.rewrite'),
          icon: UserIcon,
          onPress: onName,
        },
      ]}
    >
      {sendingTrouble(sending, words)}
      <Heading icon={EyeIcon}>{words.say('check.public')}</Heading>
      <Paragraph>{action ? publicWords(action, stage) : ''}</Paragraph>
      <Heading icon={LockKeyIcon}>{words.say('check.private')}</Heading>
      <Paragraph isPrivate={isAnythingTold(action)}>{action ? privateWords(action, stage) : ''}</Paragraph>
    </QuestionPage>
  );
}

/** « Une personne du bâtiment B cherche de l'aide. Pour ses courses, demain matin. » */
function publicWords({ need, needText, wish, building }: Draft<'help.ask'>, stage: Stage): string {
  const { words } = stage;
  const who =
    building === null ? words.say('public.somebody') : words.say('public.somebody-of', { building });
  const what = needText ?? needForOthers(need, stage);
  return `${who} ${words.say('public.what-when', { what, when: wishInWords(wish, stage) })}`;
}

/** « Votre prénom : Denise. Votre porte : B22. » */
function privateWords({ firstName, reply }: Draft<'help.ask'>, stage: Stage): string {
  const { words } = stage;
  const name = firstName === null ? [] : [words.say('private.name', { name: firstName })];
  const told = [...name, ...replyWords(reply, stage)];
  return told.length > 0 ? told.join(' ') : words.say('private.nothing');
}

function isAnythingTold(action: Draft<'help.ask'> | undefined): true | undefined {
  return action && (action.firstName !== null || action.reply.way !== 'come-back') ? true : undefined;
}

function replyWords(reply: Reply, { words }: Stage): string[] {
  switch (reply.way) {
    case 'come-back':
      return [];
    case 'knock':
    case 'letterbox':
      return [words.say('private.door', { door: reply.door })];
    case 'call':
      return [words.say('private.phone', { phone: phoneByPairs(reply.phone) })];
    default:
      return assertNever(reply);
  }
}
