import { getLocale, getTranslations } from 'next-intl/server';
import { WorkspaceNotFound } from '@/components/layout/workspace-not-found';
import { localePath } from '@/lib/i18n/routing';

export default async function HostingNotFound() {
  const t = await getTranslations('common.not_found');
  const links = [{ href: localePath(await getLocale(), '/hosting/dashboard'), label: t('list') }];
  return <WorkspaceNotFound title={t('title')} body={t('body')} links={links} />;
}
