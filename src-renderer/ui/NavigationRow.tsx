import { ArrowLeftIcon, ArrowRightIcon, CheckFatIcon, HouseIcon } from '@phosphor-icons/react';
import type { Icon } from '@phosphor-icons/react';
import styles from './NavigationRow.module.css';
import { Press } from './press/Press.tsx';
import { useSurface } from './surface-context.ts';

/** `worksAsleep`: also where a touch anywhere else means something (the inactivity screen). */
export type Way = { label: string; onPress: () => void; worksAsleep?: boolean | undefined };

/** Four fixed places. An absent way leaves its place empty; nothing slides into it. */
export type NavigationRowProps = {
  back?: Way | undefined;
  next?: Way | undefined;
  home?: Way | undefined;
  done?: Way | undefined;
};

/** **Retour · Suite · Accueil · J'ai fini**: white with ink border, the last one ink-filled. */
export function NavigationRow({ back, next, home, done }: NavigationRowProps) {
  const isMirrored = useSurface().direction === 'rtl';
  return (
    <nav className={styles.row}>
      <Key way={back} icon={ArrowLeftIcon} place={1} isMirrored={isMirrored} />
      <Key way={next} icon={ArrowRightIcon} place={2} isMirrored={isMirrored} />
      <Key way={home} icon={HouseIcon} place={3} />
      <Key way={done} icon={CheckFatIcon} place={4} isFilled />
    </nav>
  );
}

type KeyProps = { way: Way | undefined; icon: Icon; place: number; isMirrored?: boolean; isFilled?: boolean };

function Key({ way, icon: Picture, place, isMirrored = false, isFilled = false }: KeyProps) {
  if (!way) return null;
  return (
    <div className={styles.place} style={{ gridColumn: place }} data-place={place}>
      <Press onPress={way.onPress} worksAsleep={way.worksAsleep} className={styles.key}>
        <span className={styles.face} data-filled={isFilled}>
          <Picture
            className={styles.picture}
            weight={place < 3 ? 'bold' : 'fill'}
            mirrored={isMirrored}
            aria-hidden
          />
          <span>{way.label}</span>
        </span>
      </Press>
    </div>
  );
}
