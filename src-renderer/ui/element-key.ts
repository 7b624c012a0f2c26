import { isValidElement } from 'react';
import type { ReactElement } from 'react';

/** Components and pictures have no words of their own: each gets a number for as long as it is there. */
const numbers = new WeakMap<object, number>();
let count = 0;

/**
 * The same text for elements that draw the same: their components with everything that these are given. Only for
 * components that draw nothing but what they are given.
 */
export function elementKey({ type, props }: ReactElement): string {
  // of tags and fragments the name, of components the number
  const kind: unknown = type;
  return `<${typeof kind === 'string' || typeof kind === 'symbol' ? String(kind) : keyOf(kind)} ${keyOf(props)}>`;
}

function keyOf(value: unknown): string {
  if (isValidElement(value)) return elementKey(value);
  if (typeof value === 'string') return `"${value.replaceAll('"', '""')}"`;
  if (Array.isArray(value)) return `[${value.map(keyOf).join()}]`;
  if (typeof value === 'function') return numberOf(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  if ('$$typeof' in value) return numberOf(value);
  let key = '{';
  for (const [name, inner] of Object.entries(value)) key += `${name}:${keyOf(inner)},`;
  return `${key}}`;
}

function numberOf(value: object): string {
  const known = numbers.get(value);
  if (known !== undefined) return `#${known}`;
  count += 1;
  numbers.set(value, count);
  return `#${count}`;
}
