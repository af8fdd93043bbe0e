import fc from 'fast-check';
import type { Fields } from './action-forms';
import { hostileName, hostileValue, type Sent } from './hostile-values';

type Entry = { name: string; value: Sent; isFile: boolean };

type Change =
  | { kind: 'replace' | 'repeat' | 'drop' | 'file' | 'list'; at: number; value: Sent }
  | { kind: 'add'; name: string; value: Sent };

const BOUNDARY = 'cloudnexus-hostile-input';
export const FORM_TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

const at = fc.nat({ max: 40 });

/** One to four changes to a form: another value, a field twice, none of it, a file, a list, a field too many. */
export const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ kind: fc.constant('replace' as const), at, value: hostileValue }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom('repeat' as const, 'drop' as const, 'file' as const, 'list' as const),
        at,
        value: hostileValue,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('add' as const), name: hostileName, value: hostileValue }),
    },
  ),
  { minLength: 1, maxLength: 4 },
);

export function changed(fields: Fields, all: readonly Change[]): Entry[] {
  let entries: Entry[] = Object.entries(fields).map(([name, value]) => ({ name, value, isFile: false }));
  for (const change of all) {
    if (change.kind === 'add') {
      entries.push({ name: change.name, value: change.value, isFile: false });
      continue;
    }
    const entry = entries[change.at % Math.max(1, entries.length)];
    if (!entry) continue;
    const { kind, value } = change;
    if (kind === 'replace') entry.value = value;
    else if (kind === 'repeat') entries.push({ ...entry, value });
    else if (kind === 'drop') entries = entries.filter((each) => each !== entry);
    else if (kind === 'file') entry.isFile = true;
    else entries.push({ name: `${entry.name}[]`, value, isFile: false });
  }
  return entries;
}

export const asEntries = (fields: Fields): Entry[] => changed(fields, []);

/** As a page with its scripts sends it. */
export function callBody(entries: readonly Entry[]): Buffer {
  const named = entries.map((entry) => ({ ...entry, name: `_1_${entry.name}` }));
  return multipart([...named, field('0', JSON.stringify([{ ok: null }, '$K1']))]);
}

/** As the same form sends it before any script has run. */
export function plainBody(actionId: string, entries: readonly Entry[]): Buffer {
  return multipart([
    field('$ACTION_REF_1', ''),
    field('$ACTION_1:0', JSON.stringify({ id: actionId, bound: '$@1' })),
    field('$ACTION_1:1', JSON.stringify([{ ok: null }])),
    field('$ACTION_KEY', 'k1'),
    ...entries,
  ]);
}

export const field = (name: string, value: Sent): Entry => ({ name, value, isFile: false });

export function multipart(entries: readonly Entry[]): Buffer {
  const parts = entries.flatMap(({ name, value, isFile }) => {
    const quoted = name.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22');
    const file = isFile ? '; filename="a.txt"\r\nContent-Type: application/octet-stream' : '';
    return [
      Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${quoted}"${file}\r\n\r\n`),
      Buffer.from(value as string),
      Buffer.from('\r\n'),
    ];
  });
  return Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}
