'use client';

import { useDeferredValue } from 'react';
import type { PulseOverview } from '@/lib/pulse/overview';
import { AlertsPanel } from './alerts-panel';
import { FeedPanel } from './feed-panel';
import { FunnelPanel } from './funnel-panel';
import { KpiTiles } from './kpi-tiles';
import { LeadSourcesPanel } from './lead-sources-panel';
import { RequestsChart } from './requests-chart';
import { RevenueTiles } from './revenue-tiles';
import { useLiveOverview } from './use-live-overview';

type Props = { given: PulseOverview; address: string };

/** The panels of the overview, moving as things happen: figures and feed first, the chart after them. */
export function OverviewPanels({ given, address }: Props) {
  const { report, feed, alerts, canActOnAlerts } = useLiveOverview(given, address);
  const charted = useDeferredValue(report);
  const period = report.period.name;
  return (
    <div className="space-y-4">
      <KpiTiles report={report} />
      <RevenueTiles report={report} />
      <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="space-y-4">
          <RequestsChart report={charted} />
          {report.funnels && <FunnelPanel funnels={report.funnels} period={period} />}
          <LeadSourcesPanel report={report} />
        </div>
        <div className="flex flex-col gap-4">
          <AlertsPanel page={alerts} canAct={canActOnAlerts} />
          <FeedPanel events={feed} period={period} />
        </div>
      </div>
    </div>
  );
}
