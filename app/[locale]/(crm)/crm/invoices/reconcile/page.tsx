import { ArrowLeft } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { IntentLink } from '@/components/ui/intent-link';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/current-actor';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { ReconcileForm } from './reconcile-form';

type Props = { params: Promise<{ locale: AppLocale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return { title: (await getTranslations({ locale, namespace: 'billing.reconcile' }))('title') };
}

export default async function ReconcilePage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  await requireActor('ADMIN');
  const t = await getTranslations({ locale, namespace: 'billing.reconcile' });
  const path = localePath(locale, '/crm/invoices');
  return (
    <>
      <IntentLink
        href={path}
        className="mb-1 inline-flex items-center gap-1 rounded-sm py-1 text-sm text-ink-muted hover:text-ink"
      >
        <ArrowLeft aria-hidden="true" className="size-4" /> {t('back')}
      </IntentLink>
      <PageHeader title={t('title')} description={t('lead')} />
      <ReconcileForm path={path} />
    </>
  );
}
