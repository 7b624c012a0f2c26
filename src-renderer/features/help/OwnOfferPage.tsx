import { HandHeartIcon, UserSoundIcon, XCircleIcon } from '@phosphor-icons/react';
import type { HelpRequest } from '#shared/domain/help-request.ts';
import { useKept } from '../../stage/kept.ts';
import { Page } from '../../stage/Page.tsx';
import { useStage } from '../../stage/stage.ts';
import { useMet } from '../../stage/use-met.ts';
import { wishInWords } from '../../stage/wish-in-words.ts';
import { Paragraph, StateLine } from '../../ui/ReadingBlocks.tsx';
import { capitalised } from '../../i18n/words.ts';
import { AnswerPage } from './AnswerPage.tsx';
import { ownOfferView } from './own-offer-view.ts';
import { showRequestNumber } from '../../stage/show-number.ts';

type OwnOfferProps = { request: HelpRequest; offerId: string; delivery: 'kept' | 'sent' };

/** What became of the help that somebody offered, and **Je ne peux plus venir**. Nothing of who asked. */
export function OwnOfferPage({ request, offerId, delivery }: OwnOfferProps) {
  const stage = useStage();
  const { words, open } = stage;
  useMet(request.id);
  const [isLeaving, setLeaving] = useKept('withdrawing', false);
  const [sentKey, setSentKey] = useKept<string | undefined>('answered', undefined);
  const offer = request.offers.find(({ id }) => id === offerId);
  if (!offer) return <Page screen="request" title={words.say('own-offer.title')} />;
  if (isLeaving) {
    const onBack = () => {
      setLeaving(false);
      setSentKey(undefined);
    };
    const sending = { sentKey, onKept: setSentKey, onBack };
    return <AnswerPage id={request.id} answer={{ kind: 'help.withdraw', offer }} {...sending} />;
  }
  const { icon, state, mayWithdraw } = ownOfferView(request, offer, delivery, stage);
  const talk = {
    key: 'caretaker',
    label: words.say('caretaker.talk'),
    icon: UserSoundIcon,
    look: 'plain',
    onPress: () => open({ name: 'caretaker' }),
  } as const;
  const withdraw = {
    key: 'withdraw',
    label: words.say('own-offer.withdraw'),
    icon: XCircleIcon,
    look: 'plain',
    onPress: () => setLeaving(true),
  } as const;
  return (
    <Page
      screen="request"
      step={`offer ${offer.status} ${request.status}`}
      title={words.say(`need.${request.need}`)}
      mark={{
        label: words.say('own-offer.mark', { number: showRequestNumber(offer.number ?? '') }),
        icon: HandHeartIcon,
        hue: 'olive',
        isPrivate: true,
      }}
      choices={mayWithdraw ? [withdraw, talk] : [talk]}
    >
      <Paragraph>{capitalised(wishInWords(request.wish, stage))}</Paragraph>
      <StateLine icon={icon}>{state}</StateLine>
    </Page>
  );
}
