import { use } from 'react';
import type { FunctionComponent } from 'react';

/** A component in a file of its own, and what brings that file before anybody asks for it. */
export type Late<Props> = { Late: FunctionComponent<Props>; bring: () => Promise<unknown> };

/**
 * Keeps a part of the page out of the first script (PF8). Once its file is here it is drawn at once; until then the
 * nearest `Suspense` stands in. A file that cannot be read is an error of the screen, and is asked for again next time.
 */
export function late<Props extends object>(load: () => Promise<FunctionComponent<Props>>): Late<Props> {
  let here: FunctionComponent<Props> | undefined;
  let coming: Promise<FunctionComponent<Props>> | undefined;
  const bring = () =>
    (coming ??= load().then(
      (component) => (here = component),
      (error: unknown) => {
        coming = undefined;
        throw error;
      },
    ));
  function LateScreen(props: Props) {
    const Screen = here ?? use(bring());
    return <Screen {...props} />;
  }
  return { Late: LateScreen, bring };
}
