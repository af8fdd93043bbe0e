import 'server-only';
import { signIn } from '@/lib/simulation/staff-session';
import type { Bench } from '../bench';
import { fillPulse } from '../bulk/fill-pulse';
import { type PageFigures, pageNote, timePage } from '../page-time';
import { settle } from '../settle';
import { startTappedWeb } from '../tapped-web';
import { growTo } from './large-leads';

const PASSWORD = 'cloudnexus-demo';
const PAGES = [
  ['live pulse, 30 days', '/live-pulse'],
  ['live pulse, 90 days', '/live-pulse?period=90d'],
  ['activity', '/live-pulse/activity'],
  ['form funnels, 90 days', '/live-pulse/forms?period=90d'],
  ['rows behind a figure', '/live-pulse/requests?period=90d'],
  ['hosting dashboard', '/hosting/dashboard'],
  ['CRM day', '/crm'],
] as const;
/** Visits of the forms for so many events of the feed. */
const EVENTS_A_VISIT = 5;

/** The live pulse and the dashboards before and after a year of events. */
export async function measurePulse(bench: Bench): Promise<void> {
  const { events, leads } = bench.options;
  const tapped = await startTappedWeb(bench);
  const people = {
    admin: await signIn(bench.base, { email: 'admin@cloudnexus.test', password: PASSWORD }, '10.9.2.1'),
    seller: await signIn(bench.base, { email: 'seller@cloudnexus.test', password: PASSWORD }, '10.9.2.2'),
  };
  const subjects = PAGES.flatMap(([name, path]) =>
    (['admin', 'seller'] as const)
      // Visits of the forms are the admin's to see.
      .filter((person) => person === 'admin' || !path.includes('/forms'))
      .map((person) => ({ name: `${name}, ${person}`, person, path })),
  );
  try {
    const before = new Map<string, PageFigures>();
    for (const { name, person, path } of subjects)
      before.set(name, await timePage(bench, tapped, people[person], path));
    await growTo(bench, leads);
    bench.say(`  filling in ${events} events …`);
    await fillPulse(bench.sql, { events, visits: Math.round(events / EVENTS_A_VISIT) });
    await settle(bench);
    for (const { name, person, path } of subjects) {
      const figures = await timePage(bench, tapped, people[person], path);
      const { p95, queries } = figures;
      const small = before.get(name);
      bench.report({
        name: `${name} at ${events} events and ${leads} leads, p95`,
        value: p95,
        unit: 'ms',
        budget: { most: 60 },
        ...(small && { against: { name: 'before filling', value: small.p95, unit: 'ms' } }),
        note: `${queries} queries; ${pageNote(figures)}`,
      });
    }
  } finally {
    await tapped.stop();
  }
}
