import { expect, test } from 'vitest';
import { pageOf, placeFromText, placeToText } from './keyset';

test('a place survives its way through an address; anything else is the beginning', () => {
  const place = { at: new Date('2026-11-22T10:00:00.123Z'), id: '01a2-b' };
  expect(placeFromText(placeToText(place))).toEqual(place);
  for (const text of [undefined, '', '~', '12~', '~a', 'x~a', '1~a b', `1~${'a'.repeat(65)}`]) {
    expect(placeFromText(text)).toBeNull();
  }
});

test('a page ends where the next one begins, and the last page has no next', () => {
  const rows = ['c', 'b', 'a'].map((id) => ({ id, at: new Date(5) }));
  expect(pageOf(rows, 2, ({ at }) => at)).toEqual({ rows: rows.slice(0, 2), next: '5~b' });
  expect(pageOf(rows, 3, ({ at }) => at)).toEqual({ rows, next: null });
  expect(pageOf([], 3, () => new Date())).toEqual({ rows: [], next: null });
});
