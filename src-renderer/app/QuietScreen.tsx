import styles from './QuietScreen.module.css';

/** A calm page with one sentence, for when there is nothing to touch: it needs no host and no residence. */
export function QuietScreen({
  screen,
  title,
  line,
}: {
  screen: string;
  title: string;
  line?: string | undefined;
}) {
  return (
    <main className={styles.quiet} data-screen={screen}>
      <h1 className={styles.title}>{title}</h1>
      {line !== undefined && <p className={styles.line}>{line}</p>}
    </main>
  );
}
