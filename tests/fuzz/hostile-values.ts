import fc from 'fast-check';

/** A value of a field: text, or bytes that are no text. */
export type Sent = string | Buffer;

const LONG = 100_000;

/** Each of them alone has broken somebody's form. */
export const HOSTILE_TEXTS: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\ud800',
  'a\udfffb',
  '\u202eevil\u2066',
  '\u200b\u200d\ufeff',
  `e${'\u0301'.repeat(400)}`,
  '👩‍👩‍👧‍👦'.repeat(50),
  'İıſK',
  '\u0001\u0008\u001b[31m\u007f\u0085',
  'a\r\nBcc: all@example.test',
  '\' OR 1=1; DROP TABLE "User"; --',
  '%',
  '_',
  '\\',
  '*:*',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '{{7*7}}',
  '$K1',
  '$@0',
  '$undefined',
  '../../../../etc/passwd',
  'javascript:alert(1)',
  '//evil.example',
  'https://evil.example/%2f..',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  'true',
  '[object Object]',
  '[]',
  '{}',
  'NaN',
  'Infinity',
  '-0',
  '1e308',
  '-1e308',
  '0x1F',
  '1_000',
  ' 12 ',
  '0',
  '-1',
  '1.5',
  String(2 ** 31 - 1),
  String(2 ** 31),
  String(2 ** 53),
  String(2 ** 63),
  '9'.repeat(400),
  '0000-00-00',
  '0000-01-01',
  '0001-01-01',
  '9999-12-31',
  '2026-02-30',
  '+275760-09-13',
  '-000001-01-01',
  '2026-11-22T25:61',
  '9999-12-31T23:59',
  '1582-10-10T00:00',
  '2026-03-29T02:30',
  '00000000-0000-0000-0000-000000000000',
  '018f0000-0000-7000-8000-00000000000g',
  'a@b',
  `${'a'.repeat(64)}@${'b'.repeat(63)}.test`,
  '"a b"@example.test',
  'é@exämple.test',
  'xn--zzzzzz.test',
  `${'x'.repeat(LONG)}`,
  '🂡'.repeat(LONG / 2),
  'a,'.repeat(5_000),
  '.'.repeat(5_000),
];

/** Bytes that are no UTF-8: half a surrogate pair, an overlong slash, a cut character. */
const BYTES = [
  [0xed, 0xa0, 0x80],
  [0xc0, 0xaf],
  [0xff, 0xfe, 0x00],
  [0xe2, 0x82],
].map((bytes) => Buffer.from(bytes));

const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', '', '[]', 'a[b]', 'a.b', '$ACTION_ID_x'];

export const hostileText = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
);

export const hostileValue: fc.Arbitrary<Sent> = fc.oneof(
  { weight: 9, arbitrary: hostileText },
  { weight: 1, arbitrary: fc.constantFrom(...BYTES) },
);

export const hostileName = fc.oneof(fc.constantFrom(...NAMES), fc.string({ unit: 'binary', maxLength: 20 }));

const NUMBERS = [
  0,
  -0,
  -1,
  0.1 + 0.2,
  2 ** 31 - 1,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 32,
  2 ** 53 - 1,
  2 ** 53,
  2 ** 63,
  1e21,
  1e308,
  5e-324,
];

const nested = (depth: number): unknown => {
  let value: unknown = 'end';
  for (let level = 0; level < depth; level += 1) value = level % 2 ? [value] : { a: value };
  return value;
};

/** Any JSON where another kind was expected. */
export const hostileJson: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: hostileText },
  { weight: 2, arbitrary: fc.constantFrom(...NUMBERS) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(null, true, false, [], {}, [[]], [null], { length: 3 }, ['a', 'a']),
  },
  { weight: 1, arbitrary: fc.constant(JSON.parse('{"__proto__":{"admin":true},"constructor":{"a":1}}')) },
  { weight: 1, arbitrary: fc.constantFrom(nested(50), nested(2_000), Array(5_000).fill('a')) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);
