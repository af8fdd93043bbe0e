import type { TestDb } from '@/tests/setup/test-db';

/** How many rows there are of everything that an order writes. */
export async function recount({ query }: Pick<TestDb, 'query'>): Promise<Record<string, number>> {
  const [row] = await query<Record<string, number>>(`SELECT
    (SELECT count(*)::int FROM "User" WHERE "role" = 'CLIENT') AS clients,
    (SELECT count(*)::int FROM "HostingRequest") AS orders,
    (SELECT count(*)::int FROM "ServiceRequest") AS services,
    (SELECT count(*)::int FROM "CrmLead") AS leads,
    (SELECT count(*)::int FROM "LeadStageChange") AS stages,
    (SELECT count(*)::int FROM "CrmActivity") AS activities,
    (SELECT count(*)::int FROM "PulseEvent") AS pulse,
    (SELECT count(*)::int FROM "Notification") AS notifications,
    (SELECT count(*)::int FROM "Alert") AS alerts,
    (SELECT count(*)::int FROM "EmailMessage") AS emails,
    (SELECT count(*)::int FROM graphile_worker.jobs) AS jobs,
    (SELECT COALESCE(sum("uses"), 0)::int FROM "Coupon") AS coupons`);
  return row ?? {};
}

/** What changed between two counts; what stayed the same is left out. */
export function difference(before: Record<string, number>, after: Record<string, number>) {
  const changed = Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)] as const);
  return Object.fromEntries(changed.filter(([, count]) => count !== 0));
}
