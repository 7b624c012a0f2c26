import type { EventDraft } from '#shared/domain/event.ts';

/** One occurrence of an entry of a calendar, ready to be stored. */
export type CalendarOccurrence = {
  uid: string;
  /** Names the occurrence within its entry, the same in every import; null: the entry does not repeat. */
  recurrenceId: string | null;
  draft: EventDraft;
};

/** What reading a calendar gave: one entry that cannot be read never hides the others. */
export type CalendarReading = {
  occurrences: CalendarOccurrence[];
  skipped: { uid: string | null; reason: string }[];
};

/** What the reader needs to know besides the text: which occurrences, and what to assume. */
export type CalendarOptions = {
  /** Occurrences that end before this instant are left out (ms since 1970). */
  from: number;
  /** Occurrences that start at or after this instant are left out (ms since 1970). */
  until: number;
  /** For times without a zone, and for whole days. */
  timeZone: string;
  /** Category of every draft. */
  category: string;
};

/** Reads a calendar. Throws a KioskError `import.unreadable` when the text is no calendar at all. */
export type ReadCalendar = (text: string, options: CalendarOptions) => CalendarReading;
