import type { EventDraft } from '#shared/domain/event.ts';
import type { CalendarOptions } from '../calendar-reading.ts';
import type { Instance } from './expand-entries.ts';
import { cleanLines, cutAtWord } from './plain-text.ts';

/**
 * What staff would have written of this instance. Times are shown as the clocks of the residence show
 * them: nobody in the hall wants the hour of another zone.
 */
export function draftOfInstance(instance: Instance, options: CalendarOptions): EventDraft {
  const { entry, movedFrom } = instance;
  const status = entry.isCancelled ? 'cancelled' : movedFrom === null ? 'confirmed' : 'moved';
  return {
    ...wordsOf(entry.texts),
    category: options.category,
    status,
    startsAt: instance.startsAt,
    endsAt: instance.endsAt,
    allDay: entry.start.isDay,
    timeZone: options.timeZone,
    price: null,
    wheelchair: 'unknown',
    capacity: null,
    answers: false,
    seatsTakenElsewhere: 0,
    movedFrom: status === 'moved' ? movedFrom : null,
    because: status === 'confirmed' ? null : lineOf(entry.texts.comment, 200),
    picture: null,
  };
}

function wordsOf(texts: Instance['entry']['texts']) {
  const description = cleanLines(texts.description, { line: 400, lines: 60 });
  const place = lineOf(texts.place, 160);
  const title = cleanLines(texts.title, { line: 400, lines: 10 }).join(' ');
  const shown = cutAtWord(title || description[0] || place || 'Sans titre', 200);
  // Of a title that is too long, nothing is lost: it stands in full above the description.
  const lines =
    title.length > 200 ? [...cleanLines(title, { line: 400, lines: 10 }), ...description] : description;
  return {
    title: shown,
    place: place === null ? null : { name: place, building: null },
    description: lines.slice(0, 60),
    // An address of somebody is no name to put in a hall.
    organiser: texts.organiser.includes('@') ? null : lineOf(texts.organiser, 120),
  };
}

function lineOf(text: string, longest: number): string | null {
  const line = cleanLines(text, { line: 400, lines: 10 }).join(', ');
  return line === '' ? null : cutAtWord(line, longest);
}
