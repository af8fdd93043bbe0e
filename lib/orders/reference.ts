import 'server-only';
import { randomInt } from 'node:crypto';
import type { RequestKind } from './schema';

// Crockford's letters and digits: none is taken for another when read aloud.
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const PREFIX: Record<RequestKind, string> = { hosting: 'CNH', service: 'CNS' };

const group = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** A name of that kind that nobody else has: 10¹² of them, and it tells nothing of the others. */
export function referenceWith(prefix: string): string {
  return `${prefix}-${group()}-${group()}`;
}

/** What people call a request by, such as CNH-7K3M-9QXT: 10¹² of them, and it tells nothing of the others. */
export function newReference(kind: RequestKind): string {
  return referenceWith(PREFIX[kind]);
}
