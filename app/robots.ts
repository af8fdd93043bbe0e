import type { MetadataRoute } from 'next';
import { env } from '@/lib/env';
import { localePath, locales } from '@/lib/i18n/routing';

// The address of the platform is known where it runs, not where it is built.
export const dynamic = 'force-dynamic';

/** The workspace, what needs a sign-in, and addresses that hold a token. */
const CLOSED = [
  '/account',
  '/admin',
  '/cms',
  '/crm',
  '/hosting/dashboard',
  '/live-pulse',
  '/notifications',
  '/search',
  '/confirm-request/',
  '/hosting/order/received/',
  '/quotes/',
  '/request-service/received/',
  '/set-password/',
  '/survey/',
];

export default function robots(): MetadataRoute.Robots {
  const closed = locales.flatMap((locale) => CLOSED.map((path) => localePath(locale, path)));
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/api/', ...closed] },
    sitemap: new URL('/sitemap.xml', env().APP_URL).href,
  };
}
