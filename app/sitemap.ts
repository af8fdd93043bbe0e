import type { MetadataRoute } from 'next';
import { DOC_FOLDERS, listDocs } from '@/lib/docs/documents';
import { env } from '@/lib/env';
import { localePath, locales } from '@/lib/i18n/routing';

// The address of the platform is known where it runs, not where it is built.
export const dynamic = 'force-dynamic';

const PAGES = ['/', '/hosting', '/hosting/order', '/request-service', '/docs'];

/** Every public page in both languages; each names its other language. */
export default function sitemap(): MetadataRoute.Sitemap {
  const docs = DOC_FOLDERS.flatMap((folder) => [
    `/docs/${folder}`,
    ...listDocs(folder).map(({ name }) => `/docs/${folder}/${name}`),
  ]);
  return [...PAGES, ...docs].flatMap((path) => {
    const languages = Object.fromEntries(
      locales.map((locale) => [locale, absolute(localePath(locale, path))]),
    );
    return Object.values(languages).map((url) => ({ url, alternates: { languages } }));
  });
}

function absolute(path: string): string {
  return new URL(path, env().APP_URL).href;
}
