import {
  BroomIcon,
  DropIcon,
  ElevatorIcon,
  GavelIcon,
  LightbulbIcon,
  MegaphoneIcon,
  ThermometerHotIcon,
  TranslateIcon,
  UserSoundIcon,
  UsersThreeIcon,
  WrenchIcon,
} from '@phosphor-icons/react';
import type { Icon } from '@phosphor-icons/react';
import type { Notice } from '#shared/domain/notice.ts';
import { valuesOf } from '../../stage/feed.ts';
import { noticeMarks } from '../../stage/notice-marks.ts';
import { noticeWords } from '../../stage/people-words.ts';
import { Page } from '../../stage/Page.tsx';
import { rememberLast } from '../../stage/remember-last.ts';
import { useStage } from '../../stage/stage.ts';
import type { Stage } from '../../stage/stage.ts';
import type { ListItem } from '../../ui/ListChoice.tsx';
import { Paragraph, StateLine } from '../../ui/ReadingBlocks.tsx';
import { inListOrder } from './notice-order.ts';

/** « Les annonces », or only the compulsory postings among them. */
export function NoticesScreen({ only }: { only?: 'legal' | undefined }) {
  const stage = useStage();
  const { words, feed, calendar, today, open } = stage;
  const which = only ?? 'all';
  const list = listOf[which](which, valuesOf(feed, 'notice'), words, calendar, today, open);
  return (
    <Page
      screen="notices"
      step={only}
      title={words.say(only === undefined ? 'notices.title' : 'mark.legal')}
      list={list}
    >
      {list.length === 0 && <Paragraph>{words.say('notices.none')}</Paragraph>}
      {list.some(({ language }) => language) && (
        <StateLine icon={TranslateIcon}>{words.say('people.texts')}</StateLine>
      )}
    </Page>
  );
}

/** A thousand notices are put in order once, not each time that somebody comes back to them. Keeps nothing else of a feed. */
const listOf = { all: rememberLast(itemsOf), legal: rememberLast(itemsOf) };

function itemsOf(
  which: 'all' | 'legal',
  notices: readonly Notice[],
  words: Stage['words'],
  calendar: Stage['calendar'],
  today: Stage['today'],
  open: Stage['open'],
): readonly ListItem[] {
  const stage = { words, calendar, today, open };
  const all = inListOrder(notices);
  const legal = all.filter(({ legal }) => legal !== null);
  const items = (which === 'all' ? all : legal).map((notice) => listItem(notice, stage));
  if (which === 'legal' || legal.length === 0) return items;
  const urgent = all.filter(({ level }) => level === 'urgent').length;
  return items.toSpliced(Math.min(1, urgent), 0, legalEntry(stage));
}

function listItem(notice: Notice, stage: ListStage): ListItem {
  const { words, calendar, today, open } = stage;
  const { title, language } = noticeWords(notice, words);
  const day = calendar.dayOf(notice.when?.startsAt ?? notice.publishedAt);
  return {
    key: notice.id,
    title,
    language,
    subline: calendar.dayFromToday(day, today),
    icon: pictures[notice.category] ?? MegaphoneIcon,
    hue: 'sea',
    marks: noticeMarks(notice, words),
    onPress: () => open({ name: 'notice', id: notice.id }),
  };
}

/** Whenever a compulsory posting is up, it is two touches away from the first page (screens.md 4.1). */
function legalEntry({ words, open }: ListStage): ListItem {
  return {
    key: 'legal',
    title: words.say('mark.legal'),
    subline: words.say('notices.legal-entry'),
    icon: GavelIcon,
    hue: 'sea',
    onPress: () => open({ name: 'notices', only: 'legal' }),
  };
}

type ListStage = Pick<Stage, 'words' | 'calendar' | 'today' | 'open'>;

const pictures: Partial<Record<string, Icon>> = {
  lift: ElevatorIcon,
  water: DropIcon,
  heating: ThermometerHotIcon,
  electricity: LightbulbIcon,
  works: WrenchIcon,
  cleaning: BroomIcon,
  gardien: UserSoundIcon,
  assembly: UsersThreeIcon,
};
