import { Page } from '../../stage/Page.tsx';
import { useStage } from '../../stage/stage.ts';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';

/** A notice that was withdrawn while somebody read it. */
export function GonePage() {
  const { words } = useStage();
  return (
    <Page screen="notice" step="gone" title={words.say('notice.gone')}>
      <Paragraph>{words.say('notice.gone-next')}</Paragraph>
    </Page>
  );
}
