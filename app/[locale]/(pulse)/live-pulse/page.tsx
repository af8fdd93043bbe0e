import { Download } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { PeriodChips } from '@/components/pulse/period-chips';
import { RefreshOn } from '@/components/realtime/refresh-on';
import { buttonStyle } from '@/components/ui/button-style';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/current-actor';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { pulseAddress } from '@/lib/pulse/addresses';
import { canSeeTile } from '@/lib/pulse/policy';
import { listAlerts } from '@/lib/pulse/queries/alerts';
import { listFeed } from '@/lib/pulse/queries/feed';
import { readPulseReport, viewerPeriod } from '@/lib/pulse/report';
import { reportFilterSchema } from '@/lib/pulse/schema';
import { channelNames } from '@/lib/realtime/channels';
import { AlertsPanel } from './alerts-panel';
import { FeedPanel } from './feed-panel';
import { FunnelPanel } from './funnel-panel';
import { KpiTiles } from './kpi-tiles';
import { LeadSourcesPanel } from './lead-sources-panel';
import { RequestsChart } from './requests-chart';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const FEED_LINES = 12;
const ALERT_LINES = 5;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = (await params) as { locale: AppLocale };
  return { title: (await getTranslations({ locale, namespace: 'pulse' }))('title') };
}

export default async function LivePulsePage({ params, searchParams }: Props) {
  const { locale } = (await params) as { locale: AppLocale };
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN', 'SELLER');
  const { period: name } = reportFilterSchema.parse(await searchParams);
  const [t, report, feed, alerts] = await Promise.all([
    getTranslations({ locale, namespace: 'pulse' }),
    readPulseReport(actor, name),
    // Sign-ins would push the work out of a short feed; the activity page has them.
    listFeed(actor, { except: ['user.signed_in'] }, viewerPeriod(actor, '90d'), FEED_LINES),
    listAlerts(actor, { state: 'open' }, ALERT_LINES),
  ]);
  return (
    <>
      <RefreshOn channel={channelNames.pulse} events={['pulse.event']} />
      <PageHeader title={t('title')} description={t(report.reach === 'all' ? 'reach.all' : 'reach.own')}>
        <PeriodChips current={name} addressOf={pulseAddress.overview} />
        <a href={localePath(locale, pulseAddress.export(name))} className={buttonStyle('secondary', 'sm')}>
          <Download aria-hidden="true" className="size-4" /> {t('export')}
        </a>
      </PageHeader>
      <div className="space-y-4">
        <KpiTiles report={report} />
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <div className="space-y-4">
            <RequestsChart report={report} />
            {report.funnels && <FunnelPanel funnels={report.funnels} period={name} />}
            <LeadSourcesPanel report={report} />
          </div>
          <div className="space-y-4">
            <AlertsPanel page={alerts} canAct={canSeeTile(actor, 'alert_actions')} />
            <FeedPanel events={feed.rows} period={name} />
          </div>
        </div>
      </div>
    </>
  );
}
