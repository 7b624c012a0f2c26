import { StepsIcon, UserSoundIcon } from '@phosphor-icons/react';
import { useState } from 'react';
import type { HelpRequest } from '#shared/domain/help-request.ts';
import type { FloorAnswer } from '#shared/kiosk-api/verbs.ts';
import { Page } from '../../stage/Page.tsx';
import { peopleLanguage } from '../../stage/people-words.ts';
import { useStage } from '../../stage/stage.ts';
import type { Stage } from '../../stage/stage.ts';
import { Paragraph } from '../../ui/ReadingBlocks.tsx';

type Trouble = Exclude<FloorAnswer, { kind: 'right' }> | { kind: 'no-answer' };
type FloorPageProps = { request: HelpRequest; onProven: () => void; onBack: () => void };

/** Before an answer for a request: a number can be guessed, so its person says where they live. */
export function FloorPage({ request, onProven, onBack }: FloorPageProps) {
  const { words, residence, ask, open } = useStage();
  const [trouble, setTrouble] = useState<Trouble | undefined>();
  const say = (level: number) =>
    void ask('request.prove-floor', { number: request.number, level }).then(
      (answer) => (answer.kind === 'right' ? onProven() : setTrouble(answer)),
      () => setTrouble({ kind: 'no-answer' }),
    );
  const houses = (residence?.buildings ?? []).filter(
    ({ id }) => request.building === null || id === request.building,
  );
  const floors = new Map(
    houses
      .flatMap((house) => house.floors)
      .filter(({ doors }) => doors.length > 0)
      .toSorted((one, other) => one.level - other.level)
      .map(({ level, name }) => [level, name]),
  );
  const choices = [...floors].map(([level, name]) => ({
    key: String(level),
    label: name,
    language: peopleLanguage(words),
    icon: StepsIcon,
    look: 'brick' as const,
    onPress: () => say(level),
  }));
  const talk = {
    key: 'caretaker',
    label: words.say('caretaker.talk'),
    icon: UserSoundIcon,
    look: 'plain' as const,
    onPress: () => open({ name: 'caretaker' }),
  };
  return (
    <Page
      screen="request"
      step={`floor ${trouble?.kind ?? ''}`}
      title={words.say('ask.floor')}
      onBack={onBack}
      choices={trouble?.kind === 'wait' ? [talk] : [...choices, ...(trouble ? [talk] : [])]}
    >
      <Paragraph weight={trouble ? 'strong' : 'normal'}>
        {trouble ? troubleInWords(trouble, words) : words.say('floor.why')}
      </Paragraph>
    </Page>
  );
}

function troubleInWords(trouble: Trouble, words: Stage['words']): string {
  switch (trouble.kind) {
    case 'wait':
      return words.say('number.wait', { minutes: Math.ceil(trouble.seconds / 60) });
    case 'wrong':
      return words.say('floor.wrong');
    case 'no-answer':
      return words.say('number.no-answer');
  }
}
