const windowMs = 600_000;
const mostRestarts = 3;
const name = 'restarts';

/** Notes a restart of the page and tells whether it may happen: three in ten minutes. */
export function allowsRestart(store: Pick<Storage, 'getItem' | 'setItem'>, now: number): boolean {
  const earlier = (store.getItem(name) ?? '')
    .split(' ')
    .map(Number)
    .filter((instant) => instant > now - windowMs && instant <= now);
  if (earlier.length >= mostRestarts) return false;
  store.setItem(name, [...earlier, now].join(' '));
  return true;
}
