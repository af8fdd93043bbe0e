import { Download } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { PeriodChips } from '@/components/pulse/period-chips';
import { buttonStyle } from '@/components/ui/button-style';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/current-actor';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { pulseAddress } from '@/lib/pulse/addresses';
import { readPulseOverview } from '@/lib/pulse/overview';
import { reportFilterSchema } from '@/lib/pulse/schema';
import { OverviewPanels } from './overview-panels';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = (await params) as { locale: AppLocale };
  return { title: (await getTranslations({ locale, namespace: 'pulse' }))('title') };
}

export default async function LivePulsePage({ params, searchParams }: Props) {
  const { locale } = (await params) as { locale: AppLocale };
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN', 'SELLER');
  const { period: name } = reportFilterSchema.parse(await searchParams);
  const [t, overview] = await Promise.all([
    getTranslations({ locale, namespace: 'pulse' }),
    readPulseOverview(actor, name),
  ]);
  const { reach } = overview.report;
  return (
    <>
      <PageHeader title={t('title')} description={t(reach === 'all' ? 'reach.all' : 'reach.own')}>
        <PeriodChips current={name} addressOf={pulseAddress.overview} />
        <a href={localePath(locale, pulseAddress.export(name))} className={buttonStyle('secondary', 'sm')}>
          <Download aria-hidden="true" className="size-4" /> {t('export')}
        </a>
      </PageHeader>
      <OverviewPanels given={overview} address={localePath(locale, pulseAddress.liveOverview(name))} />
    </>
  );
}
