import {
  BasketIcon,
  CarIcon,
  CoffeeIcon,
  DotsThreeCircleIcon,
  FileTextIcon,
  HammerIcon,
} from '@phosphor-icons/react';
import type { Icon } from '@phosphor-icons/react';
import type { HelpNeed } from '#shared/domain/help-request.ts';

/** The six kinds of help, in the order of the screen. */
export const needs: readonly { need: HelpNeed; icon: Icon }[] = [
  { need: 'errand', icon: BasketIcon },
  { need: 'small-repair', icon: HammerIcon },
  { need: 'company', icon: CoffeeIcon },
  { need: 'paperwork', icon: FileTextIcon },
  { need: 'ride', icon: CarIcon },
  { need: 'other', icon: DotsThreeCircleIcon },
];
