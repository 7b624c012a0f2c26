import { describe, expect, test } from 'vitest';
import { readAction } from '#shared/actions/action-schemas.ts';
import { readItem } from '#shared/domain/feed-item.ts';
import { kioskConfigSchema } from '#shared/kiosk-config.ts';

const place = { id: 'p1', family: 'health', name: 'Pharmacie', laterField: 1 };

describe('reading what comes from outside', () => {
  test('[RD1] an item with fields of a newer version is read, without them', () => {
    const reading = readItem('place', JSON.stringify(place));
    expect(reading).toMatchObject({ ok: true, kind: 'place', value: { name: 'Pharmacie', phone: null } });
  });

  test.each([
    ['weather', '{}', { ok: false, field: 'kind', problem: 'unknown kind weather' }],
    ['place', '{"id":', { ok: false, field: '', problem: 'is not JSON' }],
    ['constructor', '{}', { ok: false, field: 'kind', problem: 'unknown kind constructor' }],
  ])('[RD2] an item of kind %s with %j is a value, not an exception', (kind, json, reading) => {
    expect(readItem(kind, json)).toEqual(reading);
  });

  test.each([
    ['place', { ...place, name: '' }, 'name'],
    ['notice', { id: 'n', title: 'T', body: ['ok', 'a\u202eb'], publishedAt: 1 }, 'body.1'],
    ['event', { id: 'e', title: 'T', startsAt: 5, endsAt: 1 }, 'endsAt'],
    ['event', { id: 'e', title: 'T', startsAt: 1, endsAt: 2, timeZone: 'Mars/Olympus' }, 'timeZone'],
  ])('[RD3] a %s that cannot be read says which field is wrong', (kind, body, field) => {
    expect(readItem(kind, JSON.stringify(body))).toMatchObject({ ok: false, field });
  });

  test.each([
    ['help.dance', {}, { kind: 'unknown-kind' }],
    ['toString', {}, { kind: 'unknown-kind' }],
    ['event.join', { eventId: 'e', people: 0, firstName: null }, { kind: 'unreadable', field: 'people' }],
    ['help.cancel', null, { kind: 'unreadable', field: '' }],
  ])('[RD4] an action %s with %j is told in words', (kind, payload, reading) => {
    expect(readAction(kind, payload)).toMatchObject(reading);
  });

  test.each([
    ['http://127.0.0.1:8480', true],
    ['http://localhost:1', true],
    ['http://[::1]:1', true],
    ['https://vestibule.example', true],
    ['http://vestibule.example', false],
    ['http://127.0.0.1.example', false],
    ['ftp://127.0.0.1', false],
    ['vestibule', false],
  ])('[RD5] the server address %s is allowed: %s', (server, allowed) => {
    expect(kioskConfigSchema.safeParse({ server }).success).toBe(allowed);
  });

  test('[RD6] an unknown field of the configuration is named', () => {
    const parsed = kioskConfigSchema.safeParse({ sever: 'https://a.example' });
    expect(parsed.error?.issues[0]?.message).toContain('sever');
  });
});
