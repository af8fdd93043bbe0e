import { describe, expect, it } from 'vitest';
import { csvOf } from './csv';
import { hoursOf, hoursText, percentOf, percentText } from './figures';

describe('percentOf', () => {
  it.each([
    [0, 0, null],
    [0, 7, 0],
    [7, 7, 100],
    [3, 7, 42.9],
    [99_999, 100_000, 99.9],
    [1, 100_000, 0.1],
  ])('%i of %i', (part, n, percent) => {
    expect(percentOf(part, n)).toBe(percent);
  });
});

describe('texts', () => {
  it.each([
    [null, '—', '—'],
    [3 * 3600, '3 h', '3 h'],
    [4.567 * 3600, '4,57 h', '4.57 h'],
    [260.94 * 3600, '260,9 h', '260.9 h'],
  ])('hours of %s seconds', (seconds, fr, en) => {
    expect(hoursText(hoursOf(seconds), 'fr').replace('\u00a0', ' ')).toBe(fr);
    expect(hoursText(hoursOf(seconds), 'en').replace('\u00a0', ' ')).toBe(en);
  });

  it('shows a share without data as a dash', () => {
    expect(percentText(null, 'fr')).toBe('—');
    expect(percentText(12.4, 'en')).toBe('12.4%');
  });
});

describe('csvOf', () => {
  it('quotes what needs it and disarms formulas', () => {
    expect(
      csvOf([
        ['a', 1.5, null],
        ['x,"y"\nz', '=1+1', '-2'],
      ]),
    ).toBe('\uFEFFa,1.5,\r\n"x,""y""\nz",\'=1+1,\'-2\r\n');
  });
});
