import { describe, expect, it } from 'vitest';
import { formToInput } from './form-data';
import { isStorable, storable } from './storable-text';

describe('a form as input', () => {
  const read = (...fields: [string, string | File][]) => {
    const form = new FormData();
    for (const [name, value] of fields) form.append(name, value);
    return formToInput(form);
  };

  it('takes a field once as text, several times as a list, [] as a list always', () => {
    expect(read(['a', '1'], ['b', '1'], ['b', '2'], ['c[]', '1'])).toEqual({
      a: '1',
      b: ['1', '2'],
      c: ['1'],
    });
  });

  it('leaves out files and what is not the form’s own', () => {
    expect(read(['a', new File(['x'], 'a.txt')], ['$ACTION_KEY', 'k'], ['locale', 'fr'])).toEqual({});
  });

  it('takes a field called __proto__ for a field', () => {
    const input = read(['__proto__', 'x'], ['constructor', 'y']);
    expect(Object.keys(input).sort()).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(input)).toBeNull();
  });

  it('reads fifty thousand fields in no time', () => {
    const started = performance.now();
    expect(
      Object.keys(read(...Array.from({ length: 50_000 }, (_, at): [string, string] => [`f${at}`, '']))),
    ).toHaveLength(50_000);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('storable text', () => {
  it.each(['', 'Élodie', '名前', '🙂', 'a\tb\r\nc'])('%s is kept as it is', (text) => {
    expect(isStorable(text)).toBe(true);
    expect(storable(text)).toBe(text);
  });

  it.each([
    ['a\0b', 'ab'],
    ['a\ud800b', 'a\ufffdb'],
    ['a\u0007b\u001b[31m\u007f\u0085', 'ab[31m'],
  ])('what no text holds is taken out', (text, kept) => {
    expect(isStorable(text)).toBe(false);
    expect(storable(text)).toBe(kept);
  });

  it('cleans whatever a form sends', () => {
    const form = new FormData();
    form.set('name', 'Ada\0');
    expect(formToInput(form).name).toBe('Ada');
  });
});
