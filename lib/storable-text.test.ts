import { describe, expect, it } from 'vitest';
import { formToInput } from './form-data';
import { isStorable, storable } from './storable-text';

describe('storable text', () => {
  it.each(['', 'Élodie', '名前', '🙂'])('%s is kept as it is', (text) => {
    expect(isStorable(text)).toBe(true);
    expect(storable(text)).toBe(text);
  });

  it.each([
    ['a\0b', 'ab'],
    ['a\ud800b', 'a\ufffdb'],
  ])('what the database refuses is taken out', (text, kept) => {
    expect(isStorable(text)).toBe(false);
    expect(storable(text)).toBe(kept);
  });

  it('cleans whatever a form sends', () => {
    const form = new FormData();
    form.set('name', 'Ada\0');
    expect(formToInput(form).name).toBe('Ada');
  });
});
