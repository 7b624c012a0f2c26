import { valueOf } from '../../stage/feed.ts';
import { useKept } from '../../stage/kept.ts';
import { RefusalPage } from '../../stage/RefusalPage.tsx';
import { useStage } from '../../stage/stage.ts';
import { emptyJoin } from './join-draft.ts';
import type { JoinDraft, JoinStep } from './join-draft.ts';
import { JoinCheckStep } from './JoinCheckStep.tsx';
import { JoinedPage } from './JoinedPage.tsx';
import { MoreStep, PeopleStep } from './PeopleSteps.tsx';
import { BuildingStep, DoorStep, FloorStep, PhoneStep, ReminderStep } from './ReminderSteps.tsx';
import { FirstNameStep, WhoStep } from './WhoSteps.tsx';

/** « Je participe »: how many, who, whether to remind, check, confirmation. */
export function JoinScreen({ id }: { id: string }) {
  const { feed } = useStage();
  const event = valueOf(feed, 'event', id);
  const [draft, setDraft] = useKept<JoinDraft>('draft', emptyJoin);
  const [steps, setSteps] = useKept<readonly JoinStep[]>('steps', ['people']);
  if (!event) return <RefusalPage screen="event" because="event.unknown" />;
  const step = steps.at(-1) ?? 'people';
  const props = {
    event,
    draft,
    onAnswer: (answer: Partial<JoinDraft>, next: JoinStep) => {
      setDraft({ ...draft, ...answer });
      setSteps([...steps, next]);
    },
    onBack: steps.length > 1 ? () => setSteps(steps.slice(0, -1)) : undefined,
  };
  switch (step) {
    case 'people':
      return <PeopleStep {...props} />;
    case 'more':
      return <MoreStep {...props} />;
    case 'who':
      return <WhoStep {...props} />;
    case 'first-name':
      return <FirstNameStep {...props} />;
    case 'reminder':
      return <ReminderStep {...props} />;
    case 'building':
      return <BuildingStep {...props} />;
    case 'floor':
      return <FloorStep {...props} />;
    case 'door':
      return <DoorStep {...props} />;
    case 'phone':
      return <PhoneStep {...props} />;
    case 'check':
      return (
        <JoinCheckStep
          {...props}
          onChange={() => setSteps(['people'])}
          onKept={(key, number) => setSteps([{ kind: 'sent', key, number }])}
        />
      );
    default:
      return <JoinedPage event={event} people={draft.people} joined={step} />;
  }
}
