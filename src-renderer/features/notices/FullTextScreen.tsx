import { FileTextIcon, TranslateIcon } from '@phosphor-icons/react';
import { valueOf } from '../../stage/feed.ts';
import { noticeWords, peopleLanguage } from '../../stage/people-words.ts';
import { Page } from '../../stage/Page.tsx';
import { useStage } from '../../stage/stage.ts';
import { Paragraph, StateLine } from '../../ui/ReadingBlocks.tsx';
import { GonePage } from './GonePage.tsx';

/** The administrative wording of a notice, cut into pages, to the letter and in French. */
export function FullTextScreen({ id }: { id: string }) {
  const { words, feed } = useStage();
  const notice = valueOf(feed, 'notice', id);
  if (!notice?.fullText) return <GonePage />;
  const { title, language } = noticeWords(notice, words);
  const textLanguage = peopleLanguage(words);
  return (
    <Page
      screen="notice"
      step="full-text"
      title={title}
      titleLanguage={language}
      mark={{ label: words.say('notice.full-text-mark'), icon: FileTextIcon, hue: 'sea' }}
    >
      {textLanguage && <StateLine icon={TranslateIcon}>{words.say('people.text')}</StateLine>}
      {notice.fullText.map((paragraph, index) => (
        <Paragraph key={index} language={textLanguage}>
          {paragraph}
        </Paragraph>
      ))}
    </Page>
  );
}
