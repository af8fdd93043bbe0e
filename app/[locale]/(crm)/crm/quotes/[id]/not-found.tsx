import { getLocale, getTranslations } from 'next-intl/server';
import { WorkspaceNotFound } from '@/components/layout/workspace-not-found';
import { localePath } from '@/lib/i18n/routing';

/** Also what an open page becomes when its lead goes to somebody else. */
export default async function QuoteNotFound() {
  const [t, locale] = [await getTranslations('quotes.gone'), await getLocale()];
  const links = [{ href: localePath(locale, '/crm/quotes'), label: t('list') }];
  return <WorkspaceNotFound title={t('title')} body={t('body')} links={links} />;
}
