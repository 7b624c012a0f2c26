import {
  CalendarDotsIcon,
  CheckFatIcon,
  FileTextIcon,
  MapPinIcon,
  PhoneIcon,
  TranslateIcon,
} from '@phosphor-icons/react';
import type { Notice } from '#shared/domain/notice.ts';
import { phoneByPairs } from '../../i18n/phone.ts';
import { valueOf } from '../../stage/feed.ts';
import { noticeMarks } from '../../stage/notice-marks.ts';
import { noticeWords } from '../../stage/people-words.ts';
import { Page } from '../../stage/Page.tsx';
import { RefusalPage } from '../../stage/RefusalPage.tsx';
import { useStage } from '../../stage/stage.ts';
import type { Stage } from '../../stage/stage.ts';
import { usePictureBlock } from '../../stage/use-picture-block.tsx';
import type { ChoiceItem } from '../../ui/Choice.tsx';
import { Fact, Paragraph, StateLine } from '../../ui/ReadingBlocks.tsx';
import type { TagProps } from '../../ui/Tag.tsx';
import { GonePage } from './GonePage.tsx';
import { NotNotedPage } from './NotNotedPage.tsx';
import { useUnderstanding } from './use-understanding.ts';

/** One notice, with **J'ai compris** where staff asks. Changes while it is read; when it is withdrawn meanwhile, says so calmly. */
export function NoticeScreen({ id }: { id: string }) {
  const stage = useStage();
  const { words, feed } = stage;
  const notice = valueOf(feed, 'notice', id);
  const picture = usePictureBlock(notice?.picture ?? null, 220);
  const { understanding, understand } = useUnderstanding(id);
  if (understanding.kind === 'refused')
    return <RefusalPage screen="notice" because={understanding.because} />;
  if (!notice) return <GonePage />;
  if (understanding.kind === 'no-answer') return <NotNotedPage understand={understand} />;
  const isUnderstood = notice.asksUnderstood && understanding.kind === 'understood';
  // Over the title, where it is read first at every size of text.
  const [mark] = isUnderstood ? [understoodMark(stage)] : noticeMarks(notice, words);
  const facts = factsOf(notice, stage);
  const { title, body, language } = noticeWords(notice, words);
  const asks = notice.asksUnderstood && !isUnderstood;
  const choices = [...(asks ? [understand] : []), ...choicesOf(notice, stage)];
  return (
    <Page
      screen="notice"
      step={isUnderstood ? 'understood' : undefined}
      title={title}
      titleLanguage={language}
      mark={mark}
      choices={choices.length > 0 ? choices : undefined}
    >
      {picture.first}
      {language && <StateLine icon={TranslateIcon}>{words.say('people.text')}</StateLine>}
      {facts.map((fact) => (
        <Fact key={fact.label} {...fact} />
      ))}
      {body.map((line, index) => (
        <Paragraph key={index} language={language}>
          {line}
        </Paragraph>
      ))}
      {notice.legal && <Paragraph>{posting(notice, stage)}</Paragraph>}
      {picture.last}
    </Page>
  );
}

function understoodMark({ words }: Stage): TagProps {
  return { label: words.say('notice.understood'), icon: CheckFatIcon, hue: 'teal' };
}

function choicesOf({ id, fullText }: Notice, { words, open }: Stage): ChoiceItem[] {
  if (!fullText) return [];
  return [
    {
      key: 'full-text',
      label: words.say('notice.full-text'),
      icon: FileTextIcon,
      onPress: () => open({ name: 'full-text', id }),
    },
  ];
}

function factsOf(notice: Notice, stage: Stage) {
  const { words } = stage;
  const when = whenInWords(notice, stage);
  const where = whereInWords(notice, stage);
  const who = stage.residence?.contacts.find(({ id }) => id === notice.contact);
  return [
    ...(when === undefined
      ? []
      : [{ label: words.say('fact.when'), children: when, icon: CalendarDotsIcon }]),
    ...(where === '' ? [] : [{ label: words.say('fact.where'), children: where, icon: MapPinIcon }]),
    ...(who?.phone
      ? [
          {
            label: words.say('fact.call'),
            children: words.say('fact.call-whom', {
              name: who.name,
              role: who.role,
              phone: phoneByPairs(who.phone),
            }),
            icon: PhoneIcon,
          },
        ]
      : []),
  ];
}

function whenInWords({ when }: Notice, { words, calendar, today }: Stage): string | undefined {
  if (!when) return undefined;
  const first = calendar.dayOf(when.startsAt);
  const day = calendar.day(first, today);
  const from = calendar.hour(when.startsAt);
  if (when.endsAt === null) return words.say('event.moment', { day, hour: from });
  const last = calendar.dayOf(when.endsAt);
  return first === last
    ? words.say('notice.day-from-to', { day, from, to: calendar.hour(when.endsAt) })
    : words.say('event.from-to', {
        from: calendar.dayInside(first, today),
        to: calendar.dayInside(last, today),
      });
}

function whereInWords({ where }: Notice, { words }: Stage): string {
  const buildings = (where?.buildings ?? []).map((building) => words.say('place.building', { building }));
  return [...(where?.place ? [where.place] : []), ...buildings].join(', ');
}

/** « Affiché du 3 novembre au 3 décembre 2026. »: the days it was and will be up. */
function posting({ publishedAt, expiresAt }: Notice, { words, calendar }: Stage): string {
  const from = calendar.dateInside(calendar.dayOf(publishedAt));
  if (expiresAt === null) return words.say('notice.posted-since', { from });
  return words.say('notice.posted', { from, to: calendar.dateInside(calendar.dayOf(expiresAt)) });
}
