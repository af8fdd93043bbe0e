import 'server-only';
import type { Actor } from '@/lib/auth/actor';
import { nextReadTurn } from '@/lib/db/read-turn';
import type { PeriodName } from './period';
import { canSeeTile } from './policy';
import { type AlertRow, listAlerts } from './queries/alerts';
import { type FeedEvent, listFeed } from './queries/feed';
import type { Page } from './queries/request-rows';
import { type PulseReport, readPulseReport, viewerPeriod } from './report';

const FEED_LINES = 12;
const ALERT_LINES = 5;

/** Everything the first page of the live pulse shows. */
export type PulseOverview = {
  /** The number of its reading: everything announced before that is in. */
  turn: number;
  report: PulseReport;
  feed: FeedEvent[];
  alerts: Page<AlertRow>;
  canActOnAlerts: boolean;
};

/** Figures, latest events and open alerts, as far as the viewer may see them; `not_found` for clients. */
export async function readPulseOverview(actor: Actor, name: PeriodName): Promise<PulseOverview> {
  const turn = await nextReadTurn();
  const [report, feed, alerts] = await Promise.all([
    readPulseReport(actor, name),
    // Sign-ins would push the work out of a short feed; the activity page has them.
    listFeed(actor, { except: ['user.signed_in'] }, viewerPeriod(actor, '90d'), FEED_LINES),
    listAlerts(actor, { state: 'open' }, ALERT_LINES),
  ]);
  return { turn, report, feed: feed.rows, alerts, canActOnAlerts: canSeeTile(actor, 'alert_actions') };
}
