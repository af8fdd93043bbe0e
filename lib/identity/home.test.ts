import { expect, test } from 'vitest';
import { entryAddress, landingAddress, localAddress } from './home';

test.each([
  ['/crm/leads?q=a b', null],
  ['/crm/leads?q=a%20b&sort=score', '/crm/leads?q=a%20b&sort=score'],
  ['/en/crm', '/en/crm'],
  ['/crm/../admin', '/admin'],
  ['//evil.example', null],
  ['/\\evil.example', null],
  ['/\t/evil.example', null],
  ['/..//evil.example', null],
  ['https://evil.example/crm', null],
  ['javascript:alert(1)', null],
  ['crm', null],
  ['', null],
  [undefined, null],
])('%j as an address of this site is %j', (next, expected) => {
  expect(localAddress(next)).toBe(expected);
});

test.each([
  ['/crm/pipeline', 'SELLER', 'fr', '/crm/pipeline'],
  ['/crm/pipeline', 'CLIENT', 'fr', '/account/requests'],
  ['/admin/users', 'SELLER', 'fr', '/crm'],
  ['/admin/users', 'ADMIN', 'fr', '/admin/users'],
  ['/crm/../admin/users', 'SELLER', 'fr', '/crm'],
  ['/en/account/requests', 'CLIENT', 'en', '/en/account/requests'],
  ['/hosting/order?plan=starter', 'CLIENT', 'fr', '/hosting/order?plan=starter'],
  ['/login', 'ADMIN', 'en', '/en/crm'],
  ['/en/set-password/abc', 'CLIENT', 'en', '/en/account/requests'],
  ['/enter?next=%2Fenter', 'CLIENT', 'fr', '/account/requests'],
  ['/api/auth/signout', 'CLIENT', 'fr', '/account/requests'],
  ['//evil.example', 'SELLER', 'en', '/en/crm'],
  [undefined, 'CLIENT', 'fr', '/account/requests'],
] as const)('asked for %j, a %s on the %s site lands on %s', (next, role, locale, expected) => {
  expect(landingAddress(next, role, locale)).toBe(expected);
});

test('the way in keeps what was asked for, and nothing that leads elsewhere', () => {
  expect(entryAddress('/crm/leads?q=a&sort=score', 'SELLER', 'en')).toBe(
    '/en/enter?next=%2Fcrm%2Fleads%3Fq%3Da%26sort%3Dscore',
  );
  expect(entryAddress('//evil.example', 'CLIENT', 'fr')).toBe('/enter?next=%2Faccount%2Frequests');
  expect(entryAddress('/api/auth/signout', 'ADMIN', 'fr')).toBe('/enter?next=%2Fcrm');
});
