import 'server-only';
import type { PlainBrowser } from '@/lib/simulation/plain-browser';
import { signIn } from '@/lib/simulation/staff-session';
import type { Bench } from '../bench';
import { fillLeads } from '../bulk/fill-leads';
import { type PageFigures, pageNote, timePage } from '../page-time';
import { settle } from '../settle';
import { startTappedWeb } from '../tapped-web';

const SMALL = 10_000;
const LEADS_A_SELLER = 25_000;
const PASSWORD = 'cloudnexus-demo';

export type Subject = { name: string; person: 'admin' | 'seller'; path: string; mostQueries?: number };

/**
 * Sellers as a firm with this many leads has them, beside the demo's: so that each has as many of them, and pages as full,
 * at both sizes. They share the demo's password.
 */
async function hireSellers({ sql }: Bench, leads: number): Promise<void> {
  await sql.query(
    `INSERT INTO "User" ("id", "email", "name", "role", "skills", "capacity", "passwordHash", "updatedAt")
     SELECT 'bench-seller-' || n, 'bench' || n || '@cloudnexus.test', 'Vendeur ' || n, 'SELLER', s."skills", 1000000, s."passwordHash", now()
     FROM generate_series(1, $1::int) n, "User" s WHERE s."email" = 'seller@cloudnexus.test' ON CONFLICT DO NOTHING`,
    [Math.floor(leads / LEADS_A_SELLER)],
  );
}

/** How many filled-in leads there are already: sections share one large database. */
async function filledLeads({ sql }: Bench): Promise<number> {
  const { rows } = await sql.query(
    `SELECT count(*)::int AS "count" FROM "CrmLead" WHERE "contactEmail" ~ '^contact[0-9]+@'`,
  );
  return rows[0].count;
}

export async function growTo(bench: Bench, leads: number): Promise<void> {
  await hireSellers(bench, leads);
  const from = await filledLeads(bench);
  if (from >= leads) return;
  const started = performance.now();
  bench.say(`  filling in ${leads - from} leads …`);
  await fillLeads(bench.sql, { from, count: leads - from });
  await settle(bench);
  bench.say(`  ${leads} leads are there (${Math.round((performance.now() - started) / 1000)} s)`);
}

export type Subjects = (bench: Bench) => Promise<Subject[]>;

/** Times at the small size, by name: once the database has grown they cannot be taken any more. */
const small = new Map<string, PageFigures>();

/**
 * Times each page at the small and at the large size; subjects are found anew, since rows differ. `later` are subjects of
 * a section that follows, which finds the database large.
 */
export async function compareSizes(
  bench: Bench,
  subjectsAt: Subjects,
  later: readonly Subjects[] = [],
): Promise<void> {
  const large = bench.options.leads;
  const tapped = await startTappedWeb(bench);
  try {
    const people = {
      admin: await signIn(bench.base, { email: 'admin@cloudnexus.test', password: PASSWORD }, '10.9.1.1'),
      seller: await signIn(bench.base, { email: 'seller@cloudnexus.test', password: PASSWORD }, '10.9.1.2'),
    };
    if ((await filledLeads(bench)) <= SMALL) {
      await growTo(bench, SMALL);
      const all = await Promise.all([subjectsAt, ...later].map((find) => find(bench)));
      for (const subject of all.flat()) {
        small.set(subject.name, await timePage(bench, tapped, people[subject.person], subject.path));
      }
    }
    await growTo(bench, large);
    for (const subject of await subjectsAt(bench)) {
      await reportSubject(bench, subject, small.get(subject.name), () =>
        timePage(bench, tapped, people[subject.person] as PlainBrowser, subject.path),
      );
    }
  } finally {
    await tapped.stop();
  }
}

async function reportSubject(
  bench: Bench,
  { name, mostQueries }: Subject,
  small: PageFigures | undefined,
  time: () => Promise<PageFigures>,
): Promise<void> {
  const at = `${bench.options.leads} leads`;
  const large = await time();
  bench.report({
    name: `${name} at ${at}, p95`,
    value: large.p95,
    unit: 'ms',
    budget: { most: 60 },
    ...(small && { against: { name: `at ${SMALL}`, value: small.p95, unit: 'ms' } }),
    note: pageNote(large),
  });
  if (small) {
    bench.report({
      name: `${name}, p50 of ${at} to that of ${SMALL}`,
      value: large.p50 / small.p50,
      unit: '×',
      budget: { most: 1.3 },
    });
  }
  bench.report({
    name: `${name}, queries`,
    value: large.queries,
    unit: 'queries',
    ...(mostQueries && { budget: { most: mostQueries } }),
  });
}
