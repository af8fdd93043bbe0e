import { dateOrNull, type Json } from '@/lib/json';
import type { PulseOverview } from './overview';
import type { Period } from './period';

/** An overview as it came over the wire, with its dates. */
export function readOverviewJson(sent: Json<PulseOverview>): PulseOverview {
  const { report, feed, alerts } = sent;
  return {
    ...sent,
    report: { ...report, period: period(report.period), today: period(report.today) },
    feed: feed.map((event) => ({ ...event, at: new Date(event.at) })),
    alerts: {
      ...alerts,
      rows: alerts.rows.map((alert) => ({
        ...alert,
        openedAt: new Date(alert.openedAt),
        lastSeenAt: new Date(alert.lastSeenAt),
        acknowledgedAt: dateOrNull(alert.acknowledgedAt),
        resolvedAt: dateOrNull(alert.resolvedAt),
      })),
    },
  };
}

function period(sent: Json<Period>): Period {
  return { ...sent, from: new Date(sent.from), to: new Date(sent.to) };
}
