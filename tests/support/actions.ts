import type { NewAction } from '#main/host/outbox/new-action.ts';
import { seededChance } from './chance.ts';

const chance = seededChance(7);

/** A request for help as the page hands it over. */
export const aHelpAsk = (changes: Partial<NewAction> = {}): NewAction => ({
  key: chance.uuid7(),
  kind: 'help.ask',
  payload: {
    need: 'errand',
    needText: null,
    wish: { kind: 'no-hurry', part: 'any' },
    building: 'A',
    firstName: 'Odette',
    reply: { way: 'knock', door: '12' },
  },
  ...changes,
});

/** « Je participe » with a companion. */
export const anEventJoin = (changes: Partial<NewAction> = {}, eventId = 'event-1'): NewAction => ({
  key: chance.uuid7(),
  kind: 'event.join',
  payload: { eventId, people: 2, firstName: null },
  ...changes,
});
