import {
  BasketIcon,
  CarIcon,
  CoffeeIcon,
  DotsThreeCircleIcon,
  FileTextIcon,
  HammerIcon,
  UserSoundIcon,
} from '@phosphor-icons/react';
import type { Icon } from '@phosphor-icons/react';
import type { HelpNeed, HelpRequest } from '#shared/domain/help-request.ts';
import { valuesOf } from '../../stage/feed.ts';
import { useKept } from '../../stage/kept.ts';
import { Page } from '../../stage/Page.tsx';
import { useStage } from '../../stage/stage.ts';
import { wishInWords } from '../../stage/wish-in-words.ts';
import { capitalised } from '../../i18n/words.ts';
import { Fact, Paragraph } from '../../ui/ReadingBlocks.tsx';

/** « Je peux aider »: what neighbours ask for, without names; the caretaker brings people together. */
export function OffersScreen() {
  const stage = useStage();
  const { words, feed } = stage;
  const [openedId, setOpenedId] = useKept<string | undefined>('opened', undefined);
  const requests = valuesOf(feed, 'request')
    .filter(({ status }) => status === 'open' || status === 'offered')
    .toSorted((one, other) => other.createdAt - one.createdAt);
  const opened = requests.find(({ id }) => id === openedId);
  if (opened) return <RequestCard request={opened} onBack={() => setOpenedId(undefined)} />;
  const list = requests.map((request) => ({
    key: request.id,
    title: request.publicText ?? words.say(`need.${request.need}`),
    subline: capitalised(wishInWords(request.wish, stage)),
    icon: pictures[request.need],
    hue: 'olive' as const,
    onPress: () => setOpenedId(request.id),
  }));
  return (
    <Page screen="offer" title={words.say('offers.title')} list={list}>
      {list.length === 0 && <Paragraph>{words.say('offers.none')}</Paragraph>}
    </Page>
  );
}

function RequestCard({ request, onBack }: { request: HelpRequest; onBack: () => void }) {
  const stage = useStage();
  const { words, open } = stage;
  return (
    <Page
      screen="offer"
      step="card"
      title={request.publicText ?? words.say(`need.${request.need}`)}
      mark={{ label: words.say(`need.${request.need}`), icon: pictures[request.need], hue: 'olive' }}
      onBack={onBack}
      choices={[
        {
          key: 'caretaker',
          label: words.say('caretaker.talk'),
          icon: UserSoundIcon,
          look: 'main',
          onPress: () => open({ name: 'caretaker' }),
        },
      ]}
    >
      <Fact label={words.say('fact.when')}>{capitalised(wishInWords(request.wish, stage))}</Fact>
      <Paragraph>{words.say('offers.how')}</Paragraph>
    </Page>
  );
}

const pictures: Record<HelpNeed, Icon> = {
  errand: BasketIcon,
  'small-repair': HammerIcon,
  company: CoffeeIcon,
  paperwork: FileTextIcon,
  ride: CarIcon,
  other: DotsThreeCircleIcon,
};
