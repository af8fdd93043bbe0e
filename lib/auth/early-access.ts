import { localePath, splitLocale } from '@/lib/i18n/routing';

const STAFF = ['ADMIN', 'SELLER'];

const ROLES_BY_PREFIX: readonly [prefix: string, roles: readonly string[]][] = [
  ['/admin', ['ADMIN']],
  ['/cms', ['ADMIN']],
  ['/crm', STAFF],
  ['/live-pulse', STAFF],
  ['/account', ['CLIENT', ...STAFF]],
  ['/hosting/dashboard', ['CLIENT', ...STAFF]],
];

/** Whether a role named by a cookie may try a protected address; an unknown address says no. */
export function mayEnter(role: string, pathname: string): boolean {
  return rolesOf(pathname)?.includes(role) ?? false;
}

/** Whether an address asks for a sign-in. */
export function isProtected(pathname: string): boolean {
  return rolesOf(pathname) !== undefined;
}

function rolesOf(pathname: string): readonly string[] | undefined {
  const { path } = splitLocale(pathname);
  return ROLES_BY_PREFIX.find(([prefix]) => path === prefix || path.startsWith(`${prefix}/`))?.[1];
}

/** Where to sign in, in the page's language, with the way back. */
export function loginAddress(url: { pathname: string; search: string }): string {
  const { locale } = splitLocale(url.pathname);
  return `${localePath(locale, '/login')}?next=${encodeURIComponent(url.pathname + url.search)}`;
}

/** An address without a page: what the role may not enter does not exist for it. */
export function absentAddress(url: { pathname: string }): string {
  // Without /fr: that prefix is redirected, for ever, to the address without it.
  return localePath(splitLocale(url.pathname).locale, '/absent/page');
}
