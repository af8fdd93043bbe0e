import { isProtected, mayEnter } from '@/lib/auth/early-access';
import type { Role } from '@/lib/db/generated/enums';
import { type AppLocale, localePath } from '@/lib/i18n/routing';

/** Where a person lands after signing in. */
export function homePath(role: Role): string {
  return role === 'CLIENT' ? '/account/requests' : '/crm';
}

/**
 * The page to go to after signing in: the one that was asked for when it is a page of this site that
 * the role may enter, else the role's home. Never an address elsewhere.
 */
export function landingAddress(next: string | undefined, role: Role, locale: AppLocale): string {
  const home = localePath(locale, homePath(role));
  const path = localAddress(next);
  if (!path) return home;
  const { pathname } = new URL(path, 'http://local.invalid');
  if (/^(?:\/en)?\/(?:api|login|enter|register|set-password|forgot-password)(?:\/|$)/.test(pathname))
    return home;
  return !isProtected(pathname) || mayEnter(role, pathname) ? path : home;
}

/** The address that leads there, by loading the page anew. */
export function entryAddress(next: string | undefined, role: Role, locale: AppLocale): string {
  return localePath(locale, `/enter?next=${encodeURIComponent(landingAddress(next, role, locale))}`);
}

/** An address inside this site as path and query; null for anything a browser could take elsewhere. */
export function localAddress(next: string | undefined): string | null {
  if (!next?.startsWith('/') || /^\/[/\\]|[\\\s\p{Cc}]/u.test(next) || next.length > 2000) return null;
  if (!URL.canParse(next, 'http://local.invalid')) return null;
  const url = new URL(next, 'http://local.invalid');
  if (url.origin !== 'http://local.invalid' || url.pathname.startsWith('//')) return null;
  return url.pathname + url.search;
}
