import { getLocale, getTranslations } from 'next-intl/server';
import { WorkspaceNotFound } from '@/components/layout/workspace-not-found';
import { localePath } from '@/lib/i18n/routing';

/** Also what an open page becomes when its lead goes to somebody else. */
export default async function LeadNotFound() {
  const [t, locale] = [await getTranslations('leads.gone'), await getLocale()];
  const links = [
    { href: localePath(locale, '/crm/leads'), label: t('list') },
    { href: localePath(locale, '/crm/pipeline'), label: t('pipeline') },
  ];
  return <WorkspaceNotFound title={t('title')} body={t('body')} links={links} />;
}
