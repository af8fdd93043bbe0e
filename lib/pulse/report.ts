import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { now } from '@/lib/clock';
import { notFoundError } from '@/lib/errors';
import { type Period, type PeriodName, periodOf } from './period';
import { canSeeTile, type PulseReach, pulseReach } from './policy';
import { type AutomationFigures, readAutomationFigures } from './queries/automation';
import { type FormFunnel, readFormFunnels } from './queries/form-funnels';
import { readLeadsBySource, type SourceCount } from './queries/leads-by-source';
import {
  type PlanPopularity,
  type ProcessingTime,
  type RequestFigures,
  readPlanPopularity,
  readProcessingTime,
  readRequestFigures,
} from './queries/request-figures';
import { type RevenueFigures, readRevenue } from './queries/revenue';

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

/**
 * Every figure of the live pulse for a viewer and a period, its queries side by side. The screen, the
 * exported report and the tests read this one function. Refuses `not_found` for clients.
 */
export async function readPulseReport(
  actor: Pick<Actor, 'id' | 'role' | 'timeZone'>,
  name: PeriodName,
): Promise<PulseReport> {
  if (!canSeeTile(actor, 'requests')) throw notFoundError();
  const at = now();
  const period = periodOf(name, at, actor.timeZone);
  const [requests, processing, plans, sources, revenue, funnels, automation] = await Promise.all([
    readRequestFigures(actor, period, at),
    readProcessingTime(actor, period),
    readPlanPopularity(actor, period),
    readLeadsBySource(actor, period),
    readRevenue(actor, period, at),
    canSeeTile(actor, 'forms') ? readFormFunnels(actor, period) : null,
    canSeeTile(actor, 'automation') ? readAutomationFigures(period) : null,
  ]);
  const today = periodOf('today', at, actor.timeZone);
  const reach = pulseReach(actor, 'requests');
  return { period, today, reach, requests, processing, plans, sources, revenue, funnels, automation };
}

/** The period a page shows, by the viewer's own calendar. */
export function viewerPeriod(actor: Pick<Actor, 'timeZone'>, name: PeriodName): Period {
  return periodOf(name, now(), actor.timeZone);
}
