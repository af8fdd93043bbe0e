import { beforeAll, describe, expect, it } from 'vitest';
import { verifyPassword } from '@/lib/auth/password';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { LEAD_STATUSES } from '@/lib/leads/status';
import { QUOTE_STATUSES } from '@/lib/quotes/status';
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

  it('shows quotes, invoices and subscriptions in every state they can have', async () => {
    const quotes = await db.quoteVersion.groupBy({ by: ['status'] });
    expect(quotes.map(({ status }) => status).sort()).toEqual([...QUOTE_STATUSES].sort());
    const count = (where: Prisma.QuoteVersionWhereInput) => db.quoteVersion.count({ where });
    expect(await count({ status: 'draft', approvalWantedAt: { not: null } })).toBe(1);
    expect(await count({ status: 'sent', links: { every: { revokedAt: { not: null } } } })).toBe(1);
    expect(await count({ status: 'sent', vatNote: 'reverse_charge' })).toBe(0);
    expect(await count({ status: 'accepted', vatNote: 'reverse_charge' })).toBe(1);
    const signed = await db.quoteAcceptance.groupBy({ by: ['signatureKind'] });
    expect(signed.map(({ signatureKind }) => signatureKind).sort()).toEqual(['drawn', 'typed']);
    await none(`SELECT 1 WHERE (SELECT count(DISTINCT "vatNote") FROM "Invoice" WHERE kind = 'invoice') < 3`);
    const states = await query<{ state: string }>(`SELECT DISTINCT CASE
        WHEN kind = 'credit_note' THEN 'credit note' WHEN "issuedAt" IS NULL THEN 'draft'
        WHEN "creditedCents" >= "grossCents" THEN 'credited' WHEN "creditedCents" > 0 THEN 'partly credited'
        WHEN "paidCents" >= "grossCents" THEN 'paid' WHEN "paidCents" > 0 THEN 'partly paid'
        WHEN "dueOn" < now() THEN 'overdue' ELSE 'open' END AS state FROM "Invoice" ORDER BY 1`);
    expect(states.map(({ state }) => state)).toEqual([
      ...['credit note', 'credited', 'draft', 'open', 'overdue', 'paid', 'partly credited', 'partly paid'],
    ]);
    await none(`SELECT 1 WHERE (SELECT count(DISTINCT state) FROM "Subscription") < 4`);
    expect(await db.subscription.count({ where: { state: 'active', endsOn: { not: null } } })).toBe(1);
    expect(await db.subscriptionChange.count({ where: { kind: 'changed' } })).toBe(1);
  });

  it('numbers documents in the order of time, each series without a gap', async () => {
    await none(`SELECT "number" FROM (SELECT "number", ordinal, "issuedAt",
        lag(ordinal) OVER w AS before, lag("issuedAt") OVER w AS earlier FROM "Invoice" WHERE "issuedAt" IS NOT NULL
        WINDOW w AS (PARTITION BY kind, "seriesYear" ORDER BY ordinal)) i
      WHERE ordinal <> coalesce(before, 0) + 1 OR "issuedAt" < earlier OR "issuedAt" > now()`);
  });

  it('sends no old mail', async () => {
    const day = new Date(Date.now() - 2 * 86_400_000);
    expect(await db.emailMessage.count({ where: { createdAt: { lt: day } } })).toBe(0);
    const jobs = await query<{ task: string; count: number }>(
      'SELECT task_identifier AS task, count(*)::int AS count FROM graphile_worker.jobs GROUP BY 1 ORDER BY 1',
    );
    // Contracts of what was just signed, servers of the subscriptions that were just changed, and young mail.
    expect(jobs.map(({ task }) => task)).toEqual([
      ...['file_contract', 'provision_service', 'send_email', 'service-changed'],
    ]);
    expect(jobs.find(({ task }) => task === 'send_email')?.count).toBe(await db.emailMessage.count());
  });

  it('is refused by a database that has people', async () => {
    await expect(seedDemo()).rejects.toThrow(/empty/);
  });
});
