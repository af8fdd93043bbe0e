import { pulseAddress } from './addresses';
import { hoursOf, percentOf } from './figures';
import type { FormName } from './form-events';
import type { PulseReport } from './report';
import { REVENUE_MOVES, type RevenueMove } from './revenue';
import type { RevenueSet } from './schema';

export type FigureKey =
  | 'requests_today'
  | 'requests_period'
  | 'conversion'
  | 'visit_conversion'
  | 'processing_mean'
  | 'processing_median'
  | 'automation_rate'
  | 'untouched_sales'
  | 'popular_plan'
  | 'mrr'
  | 'mrr_before'
  | `mrr_${RevenueMove}`
  | 'leads_by_source'
  | 'funnel_views'
  | 'funnel_started'
  | 'funnel_step'
  | 'funnel_submitted';

export type Figure = {
  key: FigureKey;
  /** What it is broken down by, when it is: a type, a plan's name, a source, a form and its step. */
  detail?:
    | { group: 'kind' | 'source' | 'form'; code: string; step?: string }
    | { plan: { code: string; name: string } };
  /** Null: nothing to count from. */
  value: number | null;
  unit: 'count' | 'percent' | 'hours' | 'euros';
  /** How many rows it was counted from. */
  n: number;
  /** Where those rows are. */
  href: string;
};

const KINDS = ['hosting', 'service'] as const;

/** The figures of a report one by one, each with its unit, its n and the address of its rows. */
export function figuresOf(report: PulseReport): Figure[] {
  return [
    ...requestFigures(report),
    conversion(report),
    ...visitConversions(report),
    ...processing(report),
    ...automation(report),
    ...popularPlan(report),
    ...revenueFigures(report),
    ...leadSources(report),
    ...funnelFigures(report),
  ];
}

export function sumOfKinds(counts: Record<(typeof KINDS)[number], number>): number {
  return counts.hosting + counts.service;
}

function requestFigures({ requests, period }: PulseReport): Figure[] {
  const count = (key: FigureKey, n: number, href: string, code?: string): Figure => ({
    key,
    ...(code ? { detail: { group: 'kind' as const, code } } : {}),
    value: n,
    unit: 'count',
    n,
    href,
  });
  const sets = [
    ['requests_today', requests.today, 'today'],
    ['requests_period', requests.submitted, period.name],
  ] as const;
  return sets.flatMap(([key, counts, name]) => [
    count(key, sumOfKinds(counts), pulseAddress.requests({ period: name })),
    ...KINDS.map((kind) => count(key, counts[kind], pulseAddress.requests({ kind, period: name }), kind)),
  ]);
}

/** Of the requests submitted in the period, the share that is active by now (cohort by submission). */
export function conversion({ requests, period }: PulseReport): Figure {
  const n = sumOfKinds(requests.submitted);
  return {
    key: 'conversion',
    value: percentOf(sumOfKinds(requests.converted), n),
    unit: 'percent',
    n,
    href: pulseAddress.requests({ set: 'converted', period: period.name }),
  };
}

/** Of a form's visits, the share that sent it; of all forms, then of each. None for whoever may not see visits. */
export function visitConversions({ funnels, period }: PulseReport): Figure[] {
  if (!funnels) return [];
  const share = (views: number, submitted: number, form?: FormName): Figure => ({
    key: 'visit_conversion',
    ...(form ? { detail: { group: 'form' as const, code: form } } : {}),
    value: percentOf(submitted, views),
    unit: 'percent',
    n: views,
    href: pulseAddress.forms({ form, period: period.name }),
  });
  const total = (of: 'views' | 'submitted') => funnels.reduce((sum, funnel) => sum + funnel[of], 0);
  return [
    share(total('views'), total('submitted')),
    ...funnels.map(({ form, views, submitted }) => share(views, submitted, form)),
  ];
}

/** Submission to active, of the requests that became active in the period: mean and median. */
export function processing({ processing: time, period }: PulseReport): [mean: Figure, median: Figure] {
  const href = pulseAddress.requests({ set: 'activated', period: period.name });
  const shared = { unit: 'hours' as const, n: time.n, href };
  return [
    { key: 'processing_mean', value: hoursOf(time.meanSeconds), ...shared },
    { key: 'processing_median', value: hoursOf(time.medianSeconds), ...shared },
  ];
}

/**
 * Of the steps of the order journey done in the period, the share that no staff member did; and of what went live in
 * it, the share that no staff member touched. None for whoever may not see the whole company's.
 */
export function automation({ automation: counted, period }: PulseReport): Figure[] {
  if (!counted) return [];
  const { steps, automatic, sales, untouched } = counted;
  return [
    {
      key: 'automation_rate',
      value: percentOf(automatic, steps),
      unit: 'percent',
      n: steps,
      href: pulseAddress.activity({ period: period.name }),
    },
    {
      key: 'untouched_sales',
      value: percentOf(untouched, sales),
      unit: 'percent',
      n: sales,
      href: pulseAddress.requests({ set: 'activated', kind: 'hosting', period: period.name }),
    },
  ];
}

function popularPlan({ plans, period }: PulseReport): Figure[] {
  const href = pulseAddress.requests({ kind: 'hosting', period: period.name });
  const n = plans.reduce((sum, plan) => sum + plan.n, 0);
  if (plans.length === 0) return [{ key: 'popular_plan', value: null, unit: 'count', n, href }];
  return plans.map((plan) => ({
    key: 'popular_plan',
    detail: { plan: { code: plan.code, name: plan.name } },
    value: plan.n,
    unit: 'count',
    n,
    href: pulseAddress.requests({ kind: 'hosting', plan: plan.code, period: period.name }),
  }));
}

/** Cents as the euros of a report. */
const euros = (cents: number): number => cents / 100;

/** Monthly recurring revenue at the end of the period, or now; before it; and each movement between the two. */
export function revenueFigures({ revenue, period }: PulseReport): Figure[] {
  const { counts, hasData } = revenue;
  const figure = (key: FigureKey, cents: number, n: number, set?: RevenueSet): Figure => ({
    ...{ key, value: hasData ? euros(cents) : null, unit: 'euros', n },
    href: pulseAddress.revenue({ set, period: period.name }),
  });
  return [
    figure('mrr', revenue.after, counts.running),
    figure('mrr_before', revenue.before, counts.before, 'before'),
    ...REVENUE_MOVES.map((move) => figure(`mrr_${move}`, revenue[move], counts[move], move)),
  ];
}

function leadSources({ sources, period }: PulseReport): Figure[] {
  const n = sources.reduce((sum, { n: leads }) => sum + leads, 0);
  const href = pulseAddress.leads({ period: period.name });
  if (sources.length === 0) return [{ key: 'leads_by_source', value: null, unit: 'count', n, href }];
  return sources.map((row) => ({
    key: 'leads_by_source',
    detail: { group: 'source', code: row.source },
    value: row.n,
    unit: 'count',
    n,
    href: pulseAddress.leads({ source: row.source, period: period.name }),
  }));
}

function funnelFigures({ funnels, period }: PulseReport): Figure[] {
  return (funnels ?? []).flatMap(({ form, views, started, steps, submitted }) => {
    const href = pulseAddress.forms({ form, period: period.name });
    const figure = (key: FigureKey, count: number, step?: string): Figure => ({
      key,
      detail: { group: 'form', code: form, step },
      value: views === 0 ? null : count,
      unit: 'count',
      n: views,
      href,
    });
    return [
      figure('funnel_views', views),
      figure('funnel_started', started),
      ...steps.map(({ name, n }) => figure('funnel_step', n, name)),
      figure('funnel_submitted', submitted),
    ];
  });
}
