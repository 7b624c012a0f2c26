import { encode } from 'uqr';
import styles from './PhoneCode.module.css';

/**
 * A QR code with its words beside it: an extra for who carries a telephone, never a control and never the only way.
 * 56 mm wide with its white border, dark on white in every theme, so that cameras read it.
 */
export function PhoneCode({ content, children }: PhoneCodeProps) {
  const { data, size } = encode(content, { ecc: 'M', border: quietModules });
  return (
    <div className={styles.code}>
      <svg className={styles.picture} viewBox={`0 0 ${size} ${size}`} aria-hidden>
        <rect width={size} height={size} className={styles.paper} />
        <path d={modulesPath(data)} className={styles.modules} />
      </svg>
      <p className={styles.words}>{children}</p>
    </div>
  );
}
export type PhoneCodeProps = {
  /** What the telephone reads, e.g. `tel:+33465712101`. */
  content: string;
  children: string;
};

/** White around the code, as ISO/IEC 18004 asks. */
const quietModules = 4;

function modulesPath(rows: readonly (readonly boolean[])[]): string {
  return rows.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
}
