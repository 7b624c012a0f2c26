import { HandHeartIcon, NumpadIcon, PhoneIcon } from '@phosphor-icons/react';
import { Page } from '../../stage/Page.tsx';
import { useStage } from '../../stage/stage.ts';
import { Paragraph, StateLine } from '../../ui/ReadingBlocks.tsx';

/** « Demander de l'aide »: first what this screen cannot do, then the two ways in. */
export function HelpScreen() {
  const { words, open } = useStage();
  return (
    <Page
      screen="help"
      title={words.say('home.help')}
      choices={[
        {
          key: 'ask',
          label: words.say('help.new'),
          icon: HandHeartIcon,
          look: 'brick',
          onPress: () => open({ name: 'ask' }),
        },
        {
          key: 'number',
          label: words.say('help.number'),
          icon: NumpadIcon,
          look: 'brick',
          onPress: () => open({ name: 'number' }),
        },
      ]}
    >
      <StateLine icon={PhoneIcon} tone="alert">
        {words.say('help.danger')}
      </StateLine>
      <Paragraph>{words.say('help.no-rescue')}</Paragraph>
    </Page>
  );
}
