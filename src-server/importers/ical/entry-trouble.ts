/** Why one entry of a calendar is left out, in words for staff. The other entries are kept. */
export class EntryTrouble extends Error {}
