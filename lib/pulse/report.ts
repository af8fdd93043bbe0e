import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import { preparedSql } from '@/lib/db/prepared';
import { notFoundError } from '@/lib/errors';
import { type Period, type PeriodName, periodOf } from './period';
import { canSeeTile, type PulseReach, pulseReach } from './policy';
import {
  type AutomationFigures,
  type AutomationRows,
  automationOf,
  automationReads,
} from './queries/automation';
import { type CountedVisits, type FormFunnel, formFunnelsOf, formVisits } from './queries/form-funnels';
import { leadsBySource, type SourceCount } from './queries/leads-by-source';
import { NOTHING, readTogether } from './queries/read-together';
import {
  type CountedDay,
  type PlanPopularity,
  type ProcessingTime,
  planPopularity,
  processingTime,
  type RequestFigures,
  requestDays,
  requestFiguresOf,
} from './queries/request-figures';
import { type RevenueFigures, type RevenueRows, revenueOf, revenueReads } from './queries/revenue';

export type PulseReport = {
  period: Period;
  /** The viewer's present day; every period ends with it. */
  today: Period;
  reach: PulseReach;
  requests: RequestFigures;
  processing: ProcessingTime;
  /** The most popular first. */
  plans: PlanPopularity[];
  sources: SourceCount[];
  /** Monthly recurring revenue and how it moved. */
  revenue: RevenueFigures;
  /** Null for whoever may not see the whole company's. */
  automation: AutomationFigures | null;
  /** Null for whoever may not see visits. */
  funnels: FormFunnel[] | null;
};

type Wanted = RevenueRows &
  AutomationRows & {
    requests: CountedDay;
    processing: ProcessingTime;
    plans: PlanPopularity;
    sources: SourceCount;
    visits: CountedVisits;
  };

const NO_TIME: ProcessingTime = { n: 0, meanSeconds: null, medianSeconds: null };

/**
 * Every figure of the live pulse for a viewer and a period, read by one statement and so of one moment. The screen, the
 * exported report and the tests read this one function. Refuses `not_found` for clients.
 */
export async function readPulseReport(
  actor: Pick<Actor, 'id' | 'role' | 'timeZone'>,
  name: PeriodName,
): Promise<PulseReport> {
  if (!canSeeTile(actor, 'requests')) throw notFoundError();
  const at = now();
  const period = periodOf(name, at, actor.timeZone);
  const [seesForms, seesAutomation] = [canSeeTile(actor, 'forms'), canSeeTile(actor, 'automation')];
  const read = await readTogether<Wanted>(
    {
      requests: requestDays(actor, period),
      processing: processingTime(actor, period),
      plans: planPopularity(actor, period),
      sources: leadsBySource(actor, period),
      ...revenueReads(actor, period, at),
      visits: seesForms ? formVisits(actor, period) : NOTHING,
      ...(seesAutomation ? automationReads(period) : { journey: NOTHING, others: NOTHING, sales: NOTHING }),
    },
    preparedSql,
  );
  return {
    period,
    today: periodOf('today', at, actor.timeZone),
    reach: pulseReach(actor, 'requests'),
    requests: requestFiguresOf(read.requests, period, at),
    processing: read.processing[0] ?? NO_TIME,
    plans: read.plans,
    sources: read.sources,
    revenue: revenueOf(read.before, read.moved),
    funnels: seesForms ? formFunnelsOf(read.visits) : null,
    automation: seesAutomation ? automationOf(read) : null,
  };
}

/** The period a page shows, by the viewer's own calendar. */
export function viewerPeriod(actor: Pick<Actor, 'timeZone'>, name: PeriodName): Period {
  return periodOf(name, now(), actor.timeZone);
}
