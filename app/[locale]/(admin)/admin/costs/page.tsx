import { Coins } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { planName } from '@/components/requests/plan-name';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/current-actor';
import { parisDay } from '@/lib/billing/days';
import { now } from '@/lib/clock';
import type { AppLocale } from '@/lib/i18n/routing';
import { costsPage } from '@/lib/quotes/costs/queries';
import { CostsForm } from './costs-form';
import { VersionsCard } from './versions-card';

type Props = { params: Promise<{ locale: AppLocale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return { title: (await getTranslations({ locale, namespace: 'costs' }))('title') };
}

export default async function CostsPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN');
  const [t, { versions, book, plans }] = await Promise.all([
    getTranslations({ locale, namespace: 'costs' }),
    costsPage(actor),
  ]);
  const named = book.plans.map((plan) => ({
    code: plan.code,
    name: planName(
      plans.find(({ code }) => code === plan.code) ?? { code: plan.code, name: plan.code },
      locale,
    ),
    resources: plan.resources,
    monthlyCents: plan.monthlyCents,
  }));
  const sold = {
    vcpu: book.unitCents.vcpu,
    ramGb: book.unitCents.ramGb,
    storageGb: book.storageBands[0]?.unitCents ?? 0,
    bandwidthTb: book.unitCents.bandwidthTb,
  };
  return (
    <>
      <PageHeader title={t('title')} description={t('lead')} />
      <div className="space-y-4">
        {versions.length === 0 && (
          <EmptyState icon={Coins} title={t('none')}>
            {t('noneHint')}
          </EmptyState>
        )}
        <CostsForm
          newest={versions[0]?.costs ?? null}
          plans={named}
          sold={sold}
          addons={book.addons.map(({ code }) => code)}
          currency={book.currency}
          today={parisDay(now())}
        />
        {versions.length > 0 && <VersionsCard versions={versions} currency={book.currency} />}
      </div>
    </>
  );
}
