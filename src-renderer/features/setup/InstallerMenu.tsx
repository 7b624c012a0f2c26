import {
  BroomIcon,
  CheckSquareIcon,
  HourglassMediumIcon,
  MonitorIcon,
  SignOutIcon,
  TruckIcon,
} from '@phosphor-icons/react';
import type { KioskStatus } from '#shared/kiosk-api/announcements.ts';
import type { WordKey } from '../../i18n/catalogues.ts';
import type { ChoiceItem } from '../../ui/Choice.tsx';
import { Frame } from '../../ui/Frame.tsx';
import { Fact } from '../../ui/ReadingBlocks.tsx';
import type { SetupPage } from './setup-page.ts';

/** What an installer can do to a screen that is in service. */
export type InstallerTask = 'panel' | 'test' | 'idle' | 'cleaning' | 'move' | 'unenrol';

const tasks: readonly {
  task: InstallerTask;
  label: WordKey;
  icon: ChoiceItem['icon'];
  look: ChoiceItem['look'];
}[] = [
  { task: 'panel', label: 'setup.menu-panel', icon: MonitorIcon, look: 'teal' },
  { task: 'test', label: 'setup.menu-test', icon: CheckSquareIcon, look: 'sun' },
  { task: 'cleaning', label: 'setup.menu-cleaning', icon: BroomIcon, look: 'sea' },
  { task: 'idle', label: 'setup.menu-delays', icon: HourglassMediumIcon, look: 'plum' },
  { task: 'move', label: 'setup.menu-move', icon: TruckIcon, look: 'olive' },
  { task: 'unenrol', label: 'setup.menu-unenrol', icon: SignOutIcon, look: 'plain' },
];

type InstallerMenuProps = SetupPage & {
  status: KioskStatus;
  onTask: (task: InstallerTask) => void;
  onLeave: () => void;
};

/** What this screen is, and what can be done to it. */
export function InstallerMenu({ words, chrome, status, onTask, onLeave }: InstallerMenuProps) {
  const { diagonalInches, bottomMm } = status.panel;
  return (
    <Frame
      {...chrome}
      screen="setup"
      step="menu"
      title={words.say('setup.menu')}
      choices={tasks.map(({ task, label, icon, look }) => ({
        key: task,
        label: words.say(label),
        icon,
        look,
        onPress: () => onTask(task),
      }))}
      done={{ label: words.say('nav.done'), onPress: onLeave }}
    >
      <Fact label={words.say('setup.residence')}>{status.screen?.residence ?? ''}</Fact>
      <Fact label={words.say('setup.screen')}>{status.screen?.name ?? ''}</Fact>
      <Fact label={words.say('setup.panel')}>
        {words.say('setup.panel-facts', { inches: diagonalInches, bottomMm })}
      </Fact>
    </Frame>
  );
}
