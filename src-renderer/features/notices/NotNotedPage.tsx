import { Page } from '../../stage/Page.tsx';
import { useStage } from '../../stage/stage.ts';
import type { ChoiceItem } from '../../ui/Choice.tsx';

/** The host did not answer to **J'ai compris**, which is asked again. */
export function NotNotedPage({ understand }: { understand: ChoiceItem }) {
  const { words } = useStage();
  return (
    <Page screen="notice" step="not-noted" title={words.say('notice.not-noted')} choices={[understand]} />
  );
}
