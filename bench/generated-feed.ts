import type { WireItem } from '#shared/server-protocol/change.ts';

/** Numbers in [0, 1) from a seed (mulberry32): the same feed in every run and on every machine. */
export function seededChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

const words =
  'le la les un une des eau lumière porte ascenseur voisin gardien jardin salle matin soir lundi mardi samedi heures bâtiment étage clé vélo fête café repas visite travaux'.split(
    ' ',
  );

/** `count` notices of about 1 KB of JSON, revisions 1 to `count`. */
export function generatedFeed(count: number, seed = 42): WireItem[] {
  const chance = seededChance(seed);
  return Array.from({ length: count }, (_, index) => noticeItem(`notice-${index}`, index + 1, chance));
}

/** `count` changes after `generatedFeed(known)`: 70 % change, 20 % new, 10 % withdrawn (quality.md, PF2). */
export function generatedChanges(known: number, count: number, seed = 43): WireItem[] {
  const chance = seededChance(seed);
  return Array.from({ length: count }, (_, index) => {
    const rev = known + index + 1;
    const dice = chance();
    const old = `notice-${Math.floor(chance() * known)}`;
    if (dice < 0.7) return noticeItem(old, rev, chance);
    if (dice < 0.9) return noticeItem(`notice-new-${index}`, rev, chance);
    return { id: old, rev, kind: 'notice', deleted: true, json: '' };
  });
}

function noticeItem(id: string, rev: number, chance: () => number): WireItem {
  const sentence = (length: number) =>
    Array.from({ length }, () => words[Math.floor(chance() * words.length)] ?? '').join(' ');
  const body = Array.from({ length: 11 }, () => `${sentence(11)}.`);
  const notice = {
    id,
    category: 'other',
    level: 'ordinary',
    title: sentence(6),
    body,
    publishedAt: 1_764_000_000_000 + rev,
  };
  return { id, rev, kind: 'notice', deleted: false, json: JSON.stringify(notice) };
}
