/** Ends a `switch` over a union: a case that was forgotten is a compile error here. Throws if it happens all the same. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
