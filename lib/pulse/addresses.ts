import type { LeadSource } from '@/lib/db/generated/enums';
import type { PulseEventType } from './event-types';
import type { FormName } from './form-events';
import type { PeriodName } from './period';
import type { EVENT_FAMILIES, RequestSet, RevenueSet } from './schema';

type Query = Record<string, string | undefined>;

function address(path: string, query: Query): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) params.set(name, value);
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

type RequestQuery = {
  set?: RequestSet;
  kind?: 'hosting' | 'service';
  plan?: string;
  period: PeriodName;
  cursor?: string;
};
type FeedQuery = {
  type?: PulseEventType | (typeof EVENT_FAMILIES)[number];
  period: PeriodName;
  cursor?: string;
};

/** Where the rows behind each figure are, without the language; the pages read exactly these. */
export const pulseAddress = {
  overview: (period: PeriodName) => address('/live-pulse', { period }),
  export: (period: PeriodName) => address('/live-pulse/export', { period }),
  /** What the open overview reads. */
  liveOverview: (period: PeriodName) => address('/live-pulse/overview', { period }),
  requests: (query: RequestQuery) => address('/live-pulse/requests', query),
  revenue: (query: { set?: RevenueSet; period: PeriodName; cursor?: string }) =>
    address('/live-pulse/revenue', query),
  leads: (query: { source?: LeadSource; period: PeriodName; cursor?: string }) =>
    address('/live-pulse/leads', query),
  activity: (query: FeedQuery) => address('/live-pulse/activity', query),
  forms: (query: { form?: FormName; period: PeriodName }) => address('/live-pulse/forms', query),
  alerts: (query: { state?: string; cursor?: string }) => address('/live-pulse/alerts', query),
};
