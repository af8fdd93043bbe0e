import { describe, expect, it } from 'vitest';
import { addressGroup, clientAddress } from './client-address';

describe('clientAddress', () => {
  it.each([
    ['198.51.100.4', '198.51.100.4'],
    ['1.1.1.1, 198.51.100.4', '198.51.100.4'],
    ['2001:db8::1', '2001:db8::1'],
    ['unknown', '127.0.0.1'],
    ['x'.repeat(5_000), '127.0.0.1'],
  ])('reads %s', (text, expected) => {
    expect(clientAddress(new Headers({ 'x-forwarded-for': text }))).toBe(expected);
  });

  it('is never empty, and believes no other header', () => {
    expect(clientAddress(new Headers({ 'x-real-ip': '198.51.100.4' }))).toBe('127.0.0.1');
  });
});

describe('addressGroup', () => {
  it.each([
    ['198.51.100.4', '198.51.100.4'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['2001:0db8:0001::', '2001:db8:1:0::/64'],
  ])('%s counts as %s', (address, expected) => {
    expect(addressGroup(address)).toBe(expected);
  });
});
