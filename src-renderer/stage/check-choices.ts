import { PaperPlaneTiltIcon, PencilSimpleIcon } from '@phosphor-icons/react';
import type { Words } from '../i18n/words.ts';
import type { ChoiceItem } from '../ui/Choice.tsx';

/** « C'est bien ça ? »: **Envoyer** | **Changer**. */
export function checkChoices(words: Words, onSend: () => void, onChange: () => void): ChoiceItem[] {
  return [
    {
      key: 'send',
      label: words.say('check.send'),
      icon: PaperPlaneTiltIcon,
      look: 'main',
      onPress: onSend,
    },
    { key: 'change', label: words.say('check.change'), icon: PencilSimpleIcon, onPress: onChange },
  ];
}
