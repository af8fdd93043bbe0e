import fc from 'fast-check';
import { hostileText, hostileValue, type Sent } from './hostile-values';

/** Longer ones are refused before anything reads them; those are for the tests of raw requests. */
const MAX_VALUE = 6_000;

function escaped(value: Sent): string {
  const bytes = Buffer.from(value as string).subarray(0, MAX_VALUE / 3);
  return [...bytes]
    .map((byte) =>
      /[\w.~-]/.test(String.fromCharCode(byte))
        ? String.fromCharCode(byte)
        : `%${byte.toString(16).padStart(2, '0')}`,
    )
    .join('');
}

/** What no encoder would write. */
const ODD_PIECES = ['%', '%z', '%ed%a0%80', '%ff', '%00', '&&&', '=', '=a', '+', '?', ';a=1', '%2f..%2f'];

type Pair = { name: string; value: Sent; times: number; style: '' | '[]' | '[a]' | '.a' };

/** A query of the parameters given: hostile values, repeated, as lists, as objects, and pieces that are no pair. */
export function hostileQuery(names: readonly string[]): fc.Arbitrary<string> {
  const pair: fc.Arbitrary<Pair> = fc.record({
    name: fc.constantFrom(...names, '__proto__', 'constructor', 'toString'),
    value: hostileValue,
    times: fc.constantFrom(1, 1, 1, 2, 30),
    style: fc.constantFrom<('' | '[]' | '[a]' | '.a')[]>('', '', '', '[]', '[a]', '.a'),
  });
  const pairs = fc.array(pair, { minLength: 1, maxLength: 5 });
  const odd = fc.array(fc.constantFrom(...ODD_PIECES), { maxLength: 2 });
  return fc.tuple(pairs, odd).map(([all, pieces]) => {
    const texts = all.flatMap(({ name, value, times, style }) =>
      Array<string>(times).fill(`${escaped(name + style)}=${escaped(value)}`),
    );
    return [...texts, ...pieces].join('&').slice(0, 7_000);
  });
}

/** One segment of a path. */
export const hostileSegment = fc.oneof(
  hostileText.map((text) => escaped(text).slice(0, 3_000)),
  fc.constantFrom(
    '..%2f..%2f',
    '%2e%2e',
    '%00',
    '%',
    '%ed%a0%80',
    '%ff',
    '.',
    '%5c',
    ';',
    '%0d%0aSet-Cookie:a=b',
  ),
);
