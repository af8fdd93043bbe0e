import { describe, expect, it } from 'vitest';
import { channelKind, isChannelName } from './channel-name';
import { defaultLimits } from './limits';

const plain = {
  needsAuth: false,
  isPresence: false,
  isEncrypted: false,
  isCache: false,
  serverToUserId: null,
};

describe('channelKind', () => {
  it.each([
    ['status', plain],
    ['my-private-x', plain],
    ['xpresence-a', plain],
    ['Private-a', plain],
    ['privately', plain],
    ['my-cache-a', plain],
    ['private-a', { ...plain, needsAuth: true }],
    ['private-x-cache-a', { ...plain, needsAuth: true }],
    ['presence-a', { ...plain, needsAuth: true, isPresence: true }],
    ['private-encrypted-a', { ...plain, needsAuth: true, isEncrypted: true }],
    ['cache-a', { ...plain, isCache: true }],
    ['private-cache-a', { ...plain, needsAuth: true, isCache: true }],
    ['presence-cache-a', { ...plain, needsAuth: true, isPresence: true, isCache: true }],
    ['private-encrypted-cache-a', { ...plain, needsAuth: true, isEncrypted: true, isCache: true }],
    ['#server-to-user-7', { ...plain, serverToUserId: '7' }],
    ['a#server-to-user-7', plain],
  ])('%s', (name, kind) => expect(channelKind(name)).toEqual(kind));
});

describe('isChannelName', () => {
  it.each([
    ['aZ09_-=@,.;', true],
    ['__proto__', true],
    ['a'.repeat(200), true],
    ['a'.repeat(201), false],
    ['', false],
    ['a b', false],
    ['a\n', false],
    ['é', false],
    ['a/b', false],
    ['#a', false],
    ['#server-to-user-', false],
    ['#server-to-user-é 7', true],
    [7, false],
    [['a'], false],
    [null, false],
  ])('%j is %s', (name, expected) => expect(isChannelName(name, defaultLimits)).toBe(expected));
});
