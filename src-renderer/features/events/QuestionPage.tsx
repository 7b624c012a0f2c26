import type { ReactNode } from 'react';
import type { Event } from '#shared/domain/event.ts';
import { peopleLanguage } from '../../stage/people-words.ts';
import { Page } from '../../stage/Page.tsx';
import { useStage } from '../../stage/stage.ts';
import type { ChoiceItem } from '../../ui/Choice.tsx';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';

type QuestionPageProps = {
  step: string;
  title: string;
  /** Named above the choices; not where people type, for want of room. */
  event?: Event;
  choices?: readonly ChoiceItem[];
  keys?: ReactNode;
  onBack: (() => void) | undefined;
  children?: ReactNode;
};

/** One question of « Je participe ». The first loses nothing when it is left. */
export function QuestionPage({ event, onBack, children, ...frame }: QuestionPageProps) {
  const { words } = useStage();
  return (
    <Page screen="event" onBack={onBack} unsent={onBack && words.say('leave.answer')} {...frame}>
      {event && <Paragraph language={peopleLanguage(words)}>{event.title}</Paragraph>}
      {children}
    </Page>
  );
}
