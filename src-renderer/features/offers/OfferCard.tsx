import { HandHeartIcon, UserSoundIcon } from '@phosphor-icons/react';
import type { HelpRequest } from '#shared/domain/help-request.ts';
import { Page } from '../../stage/Page.tsx';
import { useStage } from '../../stage/stage.ts';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';
import { needPictures } from './need-pictures.ts';
import { requestInWords } from './offer-words.ts';

/** One request, without a name, and **Je peux aider**. */
export function OfferCard({ request, onHelp }: { request: HelpRequest; onHelp: () => void }) {
  const stage = useStage();
  const { words, open } = stage;
  const { title, language, subline } = requestInWords(request, stage);
  return (
    <Page
      screen="offer"
      step="card"
      title={title}
      titleLanguage={language}
      mark={{
        label: words.say(`need.${request.need}`),
        icon: needPictures[request.need],
        hue: 'olive',
      }}
      choices={[
        {
          key: 'help',
          label: words.say('offers.title'),
          icon: HandHeartIcon,
          look: 'main',
          onPress: onHelp,
        },
        {
          key: 'caretaker',
          label: words.say('caretaker.talk'),
          icon: UserSoundIcon,
          onPress: () => open({ name: 'caretaker' }),
        },
      ]}
    >
      <Paragraph weight="strong">{subline}</Paragraph>
      <Paragraph>{words.say('offers.sees')}</Paragraph>
    </Page>
  );
}
