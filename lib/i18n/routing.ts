import { defineRouting } from 'next-intl/routing';

export const locales = ['fr', 'en'] as const;
export type AppLocale = (typeof locales)[number];

export const defaultLocale: AppLocale = 'fr';

export const routing = defineRouting({
  locales,
  defaultLocale,
  localePrefix: 'as-needed',
  // No cookie and no guess: a page's language is in its address.
  localeCookie: false,
  localeDetection: false,
});

export function isLocale(value: unknown): value is AppLocale {
  return value === 'fr' || value === 'en';
}

/** The address of a page in a language: French has no prefix, English is under /en. */
export function localePath(locale: AppLocale, path: string): string {
  if (locale === defaultLocale) return path;
  return path === '/' ? '/en' : `/en${path}`;
}

/** The language of an address, and the address without it. */
export function splitLocale(pathname: string): { locale: AppLocale; path: string } {
  const match = /^\/(fr|en)(?=\/|$)/.exec(pathname);
  if (!match) return { locale: defaultLocale, path: pathname || '/' };
  return { locale: match[1] as AppLocale, path: pathname.slice(3) || '/' };
}
