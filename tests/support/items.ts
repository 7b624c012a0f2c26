/** A notice as the feed carries it. */
export const aNotice = (id: string, changes: object = {}) => ({
  id,
  kind: 'notice',
  value: { id, title: `Annonce ${id}`, body: ['Un texte.'], publishedAt: 1, ...changes },
});

/** An event with seats. */
export const anEvent = (id: string, changes: object = {}) => ({
  id,
  kind: 'event',
  value: {
    id,
    title: `Fête ${id}`,
    startsAt: Date.UTC(2026, 11, 1, 18),
    endsAt: Date.UTC(2026, 11, 1, 20),
    capacity: 10,
    answers: true,
    seatsTaken: 3,
    ...changes,
  },
});

/** A help request, public part. */
export const aRequest = (id: string, changes: object = {}) => ({
  id,
  kind: 'request',
  value: {
    id,
    number: '4827',
    need: 'errand',
    status: 'open',
    wish: { kind: 'no-hurry', part: 'any' },
    createdAt: 1,
    expiresAt: Date.UTC(2027, 0, 1),
    ...changes,
  },
});

/** What takes an item off the glass. */
export const withdrawn = (id: string) => ({ id, kind: 'notice', value: null });

/** The residence itself, in Paris. */
export const aResidence = (changes: object = {}) => ({
  id: 'residence',
  kind: 'residence',
  value: {
    id: 'residence',
    name: 'Les Hirondelles',
    address: { street: '3 rue du Moulin', postcode: '06000', city: 'Nice' },
    timeZone: 'Europe/Paris',
    buildings: [
      { id: 'A', name: 'Bâtiment A', floors: [{ level: 0, name: 'Rez-de-chaussée', doors: ['A01'] }] },
    ],
    ...changes,
  },
});
