import { ArrowLeftIcon, ArrowRightIcon, CheckFatIcon, HouseIcon } from '@phosphor-icons/react';
import { memo } from 'react';
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
      {back && <Key {...back} icon={ArrowLeftIcon} place={1} isMirrored={isMirrored} />}
      {next && <Key {...next} icon={ArrowRightIcon} place={2} isMirrored={isMirrored} />}
      {home && <Key {...home} icon={HouseIcon} place={3} />}
      {done && <Key {...done} icon={CheckFatIcon} place={4} isFilled />}
    </nav>
  );
}

type KeyProps = Way & { icon: Icon; place: number; isMirrored?: boolean; isFilled?: boolean };

/** The same key on the next screen stays as it is. */
const Key = memo(function Key(props: KeyProps) {
  const { label, onPress, worksAsleep, icon: Picture, place, isMirrored = false, isFilled = false } = props;
  return (
    <div className={styles.place} style={{ gridColumn: place }} data-place={place}>
      <Press onPress={onPress} worksAsleep={worksAsleep} className={styles.key}>
        <span className={styles.face} data-filled={isFilled}>
          <Picture
            className={styles.picture}
            weight={place < 3 ? 'bold' : 'fill'}
            mirrored={isMirrored}
            aria-hidden
          />
          <span>{label}</span>
        </span>
      </Press>
    </div>
  );
});
