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

/** The picture of each kind of help. */
export const needPictures: Record<HelpNeed, Icon> = {
  errand: BasketIcon,
  'small-repair': HammerIcon,
  company: CoffeeIcon,
  paperwork: FileTextIcon,
  ride: CarIcon,
  other: DotsThreeCircleIcon,
};
