import {
  BasketIcon,
  BinocularsIcon,
  BookOpenTextIcon,
  BooksIcon,
  CakeIcon,
  CoffeeIcon,
  DotsThreeCircleIcon,
  FilmSlateIcon,
  FlowerIcon,
  ForkKnifeIcon,
  MusicNotesIcon,
  PersonSimpleWalkIcon,
  PuzzlePieceIcon,
  ScissorsIcon,
} from '@phosphor-icons/react';
import { frenchCatalogue } from '../../i18n/catalogues.ts';
import { useStage } from '../../stage/stage.ts';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';
import { QuestionPage } from './QuestionPage.tsx';
import type { StepProps } from './step-props.ts';

const activities = [
  { category: 'meeting', icon: CoffeeIcon },
  { category: 'games', icon: PuzzlePieceIcon },
  { category: 'outing', icon: PersonSimpleWalkIcon },
  { category: 'meal', icon: ForkKnifeIcon },
  { category: 'garden', icon: FlowerIcon },
  { category: 'other', icon: DotsThreeCircleIcon },
] as const;

/** « Que proposez-vous ? » The title is French whatever the language of the page: it is for everybody. */
export function WhatStep({ onAnswer, onBack }: StepProps) {
  const { words } = useStage();
  const choices = activities.map(({ category, icon }) => ({
    key: category,
    label: words.say(`activity.${category}`),
    icon,
    look: 'plum' as const,
    onPress: () => onAnswer({ category, title: frenchCatalogue[`activity.${category}`].text }),
  }));
  return (
    <QuestionPage step="what" title={words.say('propose.what')} choices={choices} onBack={onBack}>
      <Paragraph>{words.say('form.leaving-erases')}</Paragraph>
    </QuestionPage>
  );
}

const others = [
  { name: 'snack', icon: CakeIcon },
  { name: 'film', icon: FilmSlateIcon },
  { name: 'music', icon: MusicNotesIcon },
  { name: 'reading', icon: BookOpenTextIcon },
  { name: 'knitting', icon: ScissorsIcon },
  { name: 'books', icon: BooksIcon },
  { name: 'sale', icon: BasketIcon },
  { name: 'visit', icon: BinocularsIcon },
] as const;

/** « Autre chose »: eight more titles instead of typing. */
export function OtherStep({ onAnswer, onBack }: StepProps) {
  const { words } = useStage();
  const choices = others.map(({ name, icon }) => ({
    key: name,
    label: words.say(`other-activity.${name}`),
    icon,
    look: 'plum' as const,
    onPress: () => onAnswer({ title: frenchCatalogue[`other-activity.${name}`].text }),
  }));
  return <QuestionPage step="other" title={words.say('propose.what')} choices={choices} onBack={onBack} />;
}
