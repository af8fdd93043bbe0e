import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { currentCostBook } from '@/lib/catalog/queries';
import { setClock } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { publishCosts } from '@/lib/quotes/costs/publish-costs';
import { costsPage } from '@/lib/quotes/costs/queries';
import { publishCostsSchema } from '@/lib/quotes/costs/schema';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { makeActor } from '@/tests/factories/leads';
import { testDb } from '@/tests/setup/test-db';

const { query } = testDb();
let admin: Actor;
const at = (instant: string) => setClock(() => new Date(instant));

const typed = (changes: Record<string, string> = {}) => ({
  ...{ seen: '1', validFrom: '2026-11-22', vcpu: '1,60', ramGb: '0.90', storageGb: '0,03', bandwidthTb: '0' },
  ...{ 'share.ssl': '10', 'share.backup': '40 %', 'share.cdn': '55,5', ...changes },
});
const input = (changes: Record<string, string> = {}) => publishCostsSchema.parse(typed(changes));
const states = async () =>
  (await costsPage(admin)).versions.map(({ version, state }) => `${version} ${state}`);

beforeAll(async () => {
  at('2026-11-22T15:00:00Z');
  await seedCatalogue(new Date('2026-01-01T00:00:00Z'), { coupons: false });
  admin = await makeActor('ADMIN', 'Ada');
});
afterAll(() => setClock(null));

describe('costs', () => {
  it('name each field that cannot be read', () => {
    const issues = publishCostsSchema.safeParse(
      typed({ vcpu: 'cher', validFrom: '2026-02-30', 'share.ssl': '101' }),
    );
    expect(issues.error?.issues.map(({ path }) => path.join('.')).sort()).toEqual(['validFrom', 'vcpu']);
    const share = publishCostsSchema.safeParse(typed({ 'share.ssl': '101' }));
    expect(share.error?.issues.map(({ path }) => path.join('.'))).toEqual(['share.ssl']);
    expect(publishCostsSchema.safeParse(typed({ vcpu: '-1' })).success).toBe(false);
    expect(publishCostsSchema.safeParse(typed({ vcpu: '10000,01' })).success).toBe(false);
  });

  it('are the admins’ to publish, from today on, whole', async () => {
    const seller = await makeActor('SELLER', 'Sam');
    await expect(publishCosts(seller, input())).rejects.toMatchObject({ code: 'forbidden' });
    await expect(costsPage(seller)).rejects.toMatchObject({ code: 'forbidden' });
    const late = publishCosts(admin, input({ validFrom: '2026-11-21' }));
    await expect(late).rejects.toMatchObject({ code: 'past_day', field: 'validFrom' });
    const { addonShareBp: _, ...partly } = input();
    const missing = publishCosts(admin, { ...partly, addonShareBp: { ssl: 100 } });
    await expect(missing).rejects.toMatchObject({
      issues: [{ field: 'share.backup' }, { field: 'share.cdn' }],
    });
    expect((await currentCostBook())?.version).toBe(1);
  });

  it('are published by one of two at once; the other is told, and finds the newer version', async () => {
    const both = await Promise.allSettled([publishCosts(admin, input()), publishCosts(admin, input())]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find(({ status }) => status === 'rejected');
    expect(refused).toMatchObject({ reason: { code: 'conflict' } });
    await expect(publishCosts(admin, input())).rejects.toMatchObject({ code: 'conflict' });
    expect(await currentCostBook()).toEqual({
      version: 2,
      unitCents: { vcpu: 160, ramGb: 90, storageGb: 3, bandwidthTb: 0 },
      addonShareBp: { ssl: 1_000, backup: 4_000, cdn: 5_550 },
    });
    const [entry] = await db.auditEntry.findMany({ where: { action: 'costs.published' } });
    expect(entry).toMatchObject({ actorId: admin.id, subjectType: 'costs', subjectId: '2' });
  });

  it('count from midnight in Paris of their day on, and a newer version overtakes one that is planned', async () => {
    await publishCosts(admin, input({ seen: '2', validFrom: '2026-12-01', vcpu: '2' }));
    expect(await states()).toEqual(['3 planned', '2 current', '1 past']);
    await publishCosts(admin, input({ seen: '3', validFrom: '2026-11-25', vcpu: '3' }));
    expect(await states()).toEqual(['4 planned', '3 past', '2 current', '1 past']);
    at('2026-11-24T22:59:59Z');
    expect((await currentCostBook())?.version).toBe(2);
    at('2026-11-24T23:00:00Z');
    expect((await currentCostBook())?.version).toBe(4);
    at('2026-12-02T12:00:00Z');
    expect((await currentCostBook())?.unitCents.vcpu).toBe(300);
    expect(await states()).toEqual(['4 current', '3 past', '2 past', '1 past']);
  });

  it('never change once they are published', async () => {
    await expect(query(`UPDATE "CostBookVersion" SET "validFrom" = now()`)).rejects.toThrow(/never changed/);
    await expect(query(`DELETE FROM "CostBookVersion"`)).rejects.toThrow(/never changed/);
  });
});
