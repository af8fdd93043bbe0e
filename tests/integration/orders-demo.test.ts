import { beforeAll, describe, expect, it } from 'vitest';
import { verifyPassword } from '@/lib/auth/password';
import { db } from '@/lib/db/client';
import { LEAD_STATUSES } from '@/lib/leads/status';
import { seedDemo } from '@/prisma/seed/index';
import { testDb } from '@/tests/setup/test-db';

const { query } = testDb();
const none = async (sql: string) => expect(await query(sql)).toEqual([]);

beforeAll(() => seedDemo());

describe('the demo', () => {
  it('has its sign-ins and leads in every stage, one of them in the pool with its alert', async () => {
    for (const name of ['admin', 'seller', 'seller2', 'client', 'client2']) {
      const user = await db.user.findUniqueOrThrow({ where: { email: `${name}@cloudnexus.test` } });
      expect(await verifyPassword(user.passwordHash, 'cloudnexus-demo')).toBe(true);
    }
    const stages = await db.crmLead.groupBy({ by: ['status'], _count: true });
    expect(stages.map(({ status }) => status).sort()).toEqual([...LEAD_STATUSES].sort());
    expect(await db.crmLead.count({ where: { assignedToId: null } })).toBe(1);
    const alerts = await db.alert.findMany({ where: { resolvedAt: null }, orderBy: { kind: 'asc' } });
    expect(alerts.map(({ kind }) => kind)).toEqual(['lead.unassigned', 'service.failed']);
  });

  it('tells one story: logs, states and times agree', async () => {
    await none(`SELECT l.id FROM "CrmLead" l WHERE l.status::text IS DISTINCT FROM
      (SELECT s."to"::text FROM "LeadStageChange" s WHERE s."leadId" = l.id ORDER BY s.at DESC, s.id DESC LIMIT 1)`);
    await none(
      `SELECT l.id FROM "CrmLead" l WHERE l."createdAt" > l."stageChangedAt" OR l."stageChangedAt" > now()`,
    );
    await none(
      `SELECT id FROM "HostingRequest" WHERE "activatedAt" <= "createdAt" OR "activatedAt" > now() OR "cancelledAt" <= "createdAt"`,
    );
    await none(`SELECT id FROM "ServiceRequest" WHERE "activatedAt" <= "createdAt" OR "activatedAt" > now()`);
    await none(`SELECT r.id FROM "HostingRequest" r JOIN "CrmLead" l ON l."hostingRequestId" = r.id
      WHERE (r.status = 'active' AND l.status <> 'won') OR (r.status = 'cancelled') <> (l.status = 'lost')
        OR r."userId" IS DISTINCT FROM l."customerId"`);
    await none(`SELECT l.id FROM "CrmLead" l
      WHERE l.score <> (SELECT sum((p->>'points')::int) FROM jsonb_array_elements(l."scorePoints") p)`);
  });

  it('counts as many submitted visits of each form as there are requests', async () => {
    const submitted = (form: string) => db.formVisit.count({ where: { form, submittedAt: { not: null } } });
    expect(await submitted('hosting_order')).toBe(await db.hostingRequest.count());
    expect(await submitted('service_request')).toBe(await db.serviceRequest.count());
  });

  it('sends no old mail', async () => {
    const day = new Date(Date.now() - 2 * 86_400_000);
    expect(await db.emailMessage.count({ where: { createdAt: { lt: day } } })).toBe(0);
    const [jobs] = await query<{ count: number }>('SELECT count(*)::int AS count FROM graphile_worker.jobs');
    expect(jobs?.count).toBe(await db.emailMessage.count());
  });

  it('is refused by a database that has people', async () => {
    await expect(seedDemo()).rejects.toThrow(/empty/);
  });
});
