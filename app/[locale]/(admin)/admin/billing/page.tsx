import { TriangleAlert } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/current-actor';
import { billingSettingsPage } from '@/lib/billing/settings-page';
import type { AppLocale } from '@/lib/i18n/routing';
import { DunningForm } from './dunning-form';
import { SellerForm } from './seller-form';
import { SeriesCard } from './series-card';
import { StripeCard } from './stripe-card';
import { TermsForm } from './terms-form';
import { VatCard } from './vat-card';

type Props = { params: Promise<{ locale: AppLocale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return { title: (await getTranslations({ locale, namespace: 'billing.admin' }))('title') };
}

export default async function BillingSettings({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN');
  const [t, page] = await Promise.all([
    getTranslations({ locale, namespace: 'billing.admin' }),
    billingSettingsPage(actor),
  ]);
  const { settings, numbers, rates, priceBookVersion, events, cards } = page;
  return (
    <>
      <PageHeader title={t('title')} description={t('lead')} />
      {!settings.seller && (
        <p className="mb-4 flex items-start gap-2 rounded-lg bg-warning-soft px-4 py-3 text-sm text-warning">
          <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" /> {t('incomplete')}
        </p>
      )}
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <div className="min-w-0 space-y-4">
          <SellerForm
            key={`seller ${settings.version}`}
            seller={settings.seller}
            version={settings.version}
          />
          <VatCard rates={rates} version={priceBookVersion} locale={locale} />
        </div>
        <div className="min-w-0 space-y-4">
          <DunningForm
            key={`dunning ${settings.version}`}
            steps={settings.dunning}
            version={settings.version}
          />
          <TermsForm key={`terms ${settings.version}`} settings={settings} />
          <SeriesCard numbers={numbers} />
          <StripeCard cards={cards} events={events} />
        </div>
      </div>
    </>
  );
}
