import { createFormatter, createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';
import { keepingFormats, keepingWords } from './kept-words';

const messages = {
  hello: 'Bonjour',
  count: '{count, plural, =0 {aucune} one {une fiche} other {# fiches}} de {name}',
  strong: '<b>{name}</b> le {at, date, ::yyyyMMdd}',
};
const plain = createTranslator({ locale: 'fr', timeZone: 'Europe/Paris', messages });
const keeping = keepingWords(plain);

describe('keepingWords', () => {
  it('says what the translator says, each time and for each value', () => {
    for (const name of ['Zoé', 'Luc', 'Zoé']) {
      for (const count of [0, 1, 12, 1]) {
        expect(keeping('count', { count, name })).toBe(plain('count', { count, name }));
      }
    }
    expect(keeping('hello')).toBe('Bonjour');
    expect(keeping('hello')).toBe('Bonjour');
  });

  it('tells the number 1 from the text "1"', () => {
    const once = keeping('count', { count: 1, name: '1' });
    expect(keeping('count', { count: 1, name: 1 as never })).toBe(once);
    expect(keeping('count', { count: '1' as never, name: '1' })).toBe(
      plain('count', { count: '1' as never, name: '1' }),
    );
  });

  it('leaves moments and elements to the translator', () => {
    const at = new Date('2026-11-23T12:00:00Z');
    expect(keeping('strong', { name: 'Zoé', at, b: (text: string) => `[${text}]` } as never)).toBe(
      plain('strong', { name: 'Zoé', at, b: (text: string) => `[${text}]` } as never),
    );
    expect(keeping.raw('hello')).toBe('Bonjour');
    expect(keeping.has('hello')).toBe(true);
    expect(keeping.has('absent' as never)).toBe(false);
  });

  it('goes on after more texts than it keeps', () => {
    for (let count = 0; count < 4_500; count += 1) {
      expect(keeping('count', { count: 2, name: `n${count}` })).toBe(`2 fiches de n${count}`);
    }
    expect(keeping('count', { count: 2, name: 'n0' })).toBe('2 fiches de n0');
  });
});

describe('keepingFormats', () => {
  it('says what the formatter says, each way of it', () => {
    const formatter = createFormatter({ locale: 'fr', timeZone: 'Europe/Paris' });
    const kept = keepingFormats(formatter);
    const at = new Date('2026-03-29T00:30:00Z');
    for (const style of ['short', 'medium', 'short'] as const) {
      expect(kept.dateTime(at, { timeStyle: style })).toBe(formatter.dateTime(at, { timeStyle: style }));
      expect(kept.dateTime(at, { timeStyle: style, timeZone: 'UTC' })).toBe(
        formatter.dateTime(at, { timeStyle: style, timeZone: 'UTC' }),
      );
    }
    for (const value of [0, -0, -0.5, 1234.5, 12n, 9007199254740992, 9007199254740993n]) {
      expect(kept.number(value)).toBe(formatter.number(value));
      expect(kept.number(value, { style: 'percent' })).toBe(formatter.number(value, { style: 'percent' }));
    }
    expect(kept.list(['a', 'b'])).toBe(formatter.list(['a', 'b']));
  });
});
