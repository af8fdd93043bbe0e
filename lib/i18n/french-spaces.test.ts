import { describe, expect, it } from 'vitest';
import { frenchSpaces } from './french-spaces';
import { messagesOf } from './messages';

const bare = /[^\s] [:;?!»](?=$|[\s.,;)}<»])|« /;

function texts(tree: unknown): string[] {
  if (typeof tree === 'string') return [tree];
  return typeof tree === 'object' && tree !== null ? Object.values(tree).flatMap(texts) : [];
}

describe('frenchSpaces', () => {
  it.each([
    ['Prix : 5 €', 'Prix\u00a0: 5\u00a0€'],
    ['Rien pour « {query} ».', 'Rien pour «\u00a0{query}\u00a0».'],
    ['Vraiment ? Oui ; sûr', 'Vraiment\u00a0? Oui\u00a0; sûr'],
    [
      '{n, plural, one {Retirer ?} other {Retirer # ?}}',
      '{n, plural, one {Retirer\u00a0?} other {Retirer #\u00a0?}}',
    ],
    ['{at, date, ::yMMMd}', '{at, date, ::yMMMd}'],
    ['Question: answered?', 'Question: answered?'],
  ])('%s', (given, wanted) => {
    expect(frenchSpaces(given)).toBe(wanted);
  });

  it('holds for every French message', () => {
    expect(texts(messagesOf('fr')).filter((text) => bare.test(text))).toEqual([]);
  });

  it('leaves English alone', () => {
    expect(texts(messagesOf('en')).filter((text) => text.includes('\u00a0:'))).toEqual([]);
  });
});
