import { expect, test } from 'vitest';
import { landingAddress, localAddress } from './home';

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
  ['/api/auth/signout', 'CLIENT', 'fr', '/account/requests'],
  ['//evil.example', 'SELLER', 'en', '/en/crm'],
  [undefined, 'CLIENT', 'fr', '/account/requests'],
] as const)('asked for %j, a %s on the %s site lands on %s', (next, role, locale, expected) => {
  expect(landingAddress(next, role, locale)).toBe(expected);
});
