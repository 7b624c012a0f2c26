import { WarningCircleIcon } from '@phosphor-icons/react';
import { valueOf } from '../../stage/feed.ts';
import { peopleLanguage } from '../../stage/people-words.ts';
import { Page } from '../../stage/Page.tsx';
import { RefusalPage } from '../../stage/RefusalPage.tsx';
import { useStage } from '../../stage/stage.ts';
import { useOutcome } from '../../stage/use-outcome.ts';
import { Paragraph, StateLine } from '../../ui/ReadingBlocks.tsx';
import { faultInWords, faultStateIcons } from './fault-words.ts';

/** Where a fault of the building stands, for whoever came back with its number. */
export function FaultStateScreen({ id }: { id: string }) {
  const stage = useStage();
  const { words, feed, calendar, today } = stage;
  const fault = valueOf(feed, 'fault', id);
  const refusal = useOutcome(({ key }) => key === id);
  if (refusal) return <RefusalPage screen="fault" because={refusal.because} />;
  if (!fault) return <Page screen="fault" step="gone" title={words.say('fault.gone')} />;
  const isKept = feed.get(id)?.rev === 0;
  const day = calendar.dayInside(calendar.dayOf(fault.reportedAt), today);
  return (
    <Page
      screen="fault"
      step={fault.status}
      title={faultInWords(fault.subject, fault.place, stage)}
      mark={{ label: words.say('fault.title'), icon: WarningCircleIcon, hue: 'sun' }}
    >
      <StateLine icon={faultStateIcons[fault.status]}>
        {words.say(isKept ? 'fault.kept-next' : `fault-state.${fault.status}`)}
      </StateLine>
      {fault.word !== null && (
        <Paragraph weight="strong" language={peopleLanguage(words)}>
          {fault.word}
        </Paragraph>
      )}
      <Paragraph>{words.say('fault.said-since', { count: fault.reports, day })}</Paragraph>
    </Page>
  );
}
