import { expect, test } from 'vitest';
import { refusalInWords } from '#renderer/features/setup/setup-refusals.ts';
import { calendarOf } from '#renderer/i18n/calendar.ts';
import { frenchWords } from '#renderer/i18n/words.ts';
import type { ErrorCode } from '#shared/error-codes.ts';

const calendar = calendarOf(frenchWords, 'Europe/Paris');
const said = (because: ErrorCode) =>
  refusalInWords({ kind: 'refused', because }, frenchWords, calendar, Date.UTC(2026, 10, 24));

test('[OP21] no network, a server that is silent and one that has too much to do are three sentences', () => {
  expect(new Set([said('server.no_network'), said('server.unreachable'), said('server.busy')]).size).toBe(3);
  expect(said('server.busy')).toBe('Le serveur a trop de travail. Recommencez dans une minute.');
});
