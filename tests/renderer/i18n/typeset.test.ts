import { describe, expect, test } from 'vitest';
import { typeset, typesetTexts } from '#renderer/i18n/typeset.ts';

describe('setting of texts', () => {
  test.each([
    ["L'ascenseur n'est pas d'accord", 'L’ascenseur n’est pas d’accord'],
    ["Türkiye'de", 'Türkiye’de'],
    ["Goûter d'aujourd'hui : crêpes !", 'Goûter d’aujourd’hui\u00a0: crêpes\u00a0!'],
    ['« Bonjour »', '«\u00a0Bonjour\u00a0»'],
    ['de 9 heures 30 à 12 heures', 'de 9\u00a0heures 30 à 12\u00a0heures'],
    ['10 h 05, 15 minutes, 12 € et 50 %', '10\u00a0h 05, 15\u00a0minutes, 12\u00a0€ et 50\u00a0%'],
    ['04 65 71 20 01', '04\u00a065\u00a071\u00a020\u00a001'],
    ['48 27', '48\u00a027'],
    ['Les 3 hommes et les 12 personnes', 'Les 3 hommes et les 12 personnes'],
    ['Mo-Fr 07:30-12:00', 'Mo-Fr 07:30-12:00'],
    ['https://mairie.example/a', 'https://mairie.example/a'],
  ])('[UI140] %j is set as %j', (typed, set) => {
    expect(typeset(typed)).toBe(set);
    expect(typeset(set)).toBe(set);
  });

  test('[UI141] what names or opens something stays to the letter', () => {
    const item = {
      id: "l'eau : 1",
      title: "L'eau : 1",
      where: { buildings: ["l'aile"], place: "L'aile" },
      body: ["C'est ici"],
      openingHours: "Mo 10:00 ; Tu off 'été'",
      startsAt: 5,
      legal: null,
    };
    expect(typesetTexts(item)).toEqual({
      ...item,
      title: 'L’eau\u00a0: 1',
      where: { buildings: ["l'aile"], place: 'L’aile' },
      body: ['C’est ici'],
    });
  });
});
