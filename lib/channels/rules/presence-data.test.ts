import { describe, expect, it } from 'vitest';
import { defaultLimits } from './limits';
import { readChannelData, readUserData } from './presence-data';

const problem = expect.any(String);

describe('readChannelData', () => {
  it.each([
    ['{"user_id":"7","user_info":{"name":"Ada"}}', { userId: '7', userInfo: { name: 'Ada' } }],
    ['{"user_id":7}', { userId: '7', userInfo: undefined }],
    ['{"user_id":"__proto__"}', { userId: '__proto__', userInfo: undefined }],
    ['{"user_id":""}', problem],
    ['{"user_id":null}', problem],
    ['{"user_id":["7"]}', problem],
    ['{"__proto__":{"user_id":"7"}}', problem],
    ['{}', problem],
    ['[]', problem],
    ['null', problem],
    ['not json', problem],
    [JSON.stringify({ user_id: 'x'.repeat(129) }), problem],
    [JSON.stringify({ user_id: '7', user_info: 'x'.repeat(1_023) }), problem],
  ])('%s', (text, expected) => expect(readChannelData(text, defaultLimits)).toEqual(expected));
});

describe('readUserData', () => {
  it.each([
    ['{"id":"7"}', { id: '7', info: undefined, watchlist: [] }],
    [
      '{"id":"7","user_info":{"a":1},"watchlist":["8","8","9"]}',
      { id: '7', info: { a: 1 }, watchlist: ['8', '9'] },
    ],
    ['{"id":7}', problem],
    ['{"id":""}', problem],
    ['{"id":"7","watchlist":"8"}', problem],
    ['{"id":"7","watchlist":[8]}', problem],
    ['7', problem],
    ['', problem],
  ])('%s', (text, expected) => expect(readUserData(text)).toEqual(expected));
});
