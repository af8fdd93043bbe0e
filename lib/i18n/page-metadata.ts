import type { Metadata } from 'next';
import { type AppLocale, localePath } from './routing';

/** Title, description, canonical address and the same page in the other language, for a public page. */
export function pageMetadata(
  locale: AppLocale,
  path: string,
  { title, description }: { title: string; description: string },
): Metadata {
  const base = process.env.APP_URL;
  return {
    ...(base && URL.canParse(base) ? { metadataBase: new URL(base) } : {}),
    title,
    description,
    alternates: {
      canonical: localePath(locale, path),
      languages: {
        fr: localePath('fr', path),
        en: localePath('en', path),
        'x-default': localePath('fr', path),
      },
    },
    openGraph: { title, description, locale: locale === 'fr' ? 'fr_FR' : 'en_GB', type: 'website' },
  };
}
