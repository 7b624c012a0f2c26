import { PlusCircleIcon } from '@phosphor-icons/react';
import { valuesOf } from '../../stage/feed.ts';
import { Page } from '../../stage/Page.tsx';
import { useStage } from '../../stage/stage.ts';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';
import { needPictures } from './need-pictures.ts';
import { isOpen, requestInWords } from './offer-words.ts';

/** « Je peux aider »: what neighbours ask for, without names. */
export function OffersScreen() {
  const stage = useStage();
  const { words, feed, open } = stage;
  const list = valuesOf(feed, 'request')
    .filter(isOpen)
    .toSorted((one, other) => other.createdAt - one.createdAt)
    .map((request) => ({
      key: request.id,
      ...requestInWords(request, stage),
      icon: needPictures[request.need],
      hue: 'olive' as const,
      onPress: () => open({ name: 'offer', id: request.id }),
    }));
  const volunteer = {
    key: 'volunteer',
    title: words.say('volunteer.entry'),
    subline: words.say('volunteer.entry-more'),
    icon: PlusCircleIcon,
    hue: 'olive' as const,
    onPress: () => open({ name: 'volunteer' }),
  };
  return (
    <Page screen="offer" title={words.say('offers.title')} list={[volunteer, ...list]}>
      {list.length === 0 && <Paragraph>{words.say('offers.none')}</Paragraph>}
    </Page>
  );
}
