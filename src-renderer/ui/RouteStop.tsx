import styles from './RouteStop.module.css';

/** One stop of a simple plan: a way on foot as dots on a line, from here past the landmarks to the place. */
export function RouteStop({ kind, language, children }: RouteStopProps) {
  return (
    <p className={styles.stop} data-kind={kind}>
      <span className={styles.words} lang={language}>
        {children}
      </span>
    </p>
  );
}
export type RouteStopProps = {
  kind: 'here' | 'passed' | 'there';
  language?: string | undefined;
  children: string;
};
