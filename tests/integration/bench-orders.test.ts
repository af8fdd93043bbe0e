import pg from 'pg';
import { afterAll, expect, it } from 'vitest';
import { insertOrders } from '@/lib/bench/bare-order';
import { submitHostingOrder } from '@/lib/orders/submit-hosting-order';
import { seedCatalogue } from '@/prisma/seed/catalogue';
import { hostingOrder, visitor } from '@/tests/factories/orders';
import { difference, recount } from '@/tests/factories/recount';
import { makeSeller } from '@/tests/factories/users';

import { testDb } from '@/tests/setup/test-db';

const { query, url } = testDb();
const pool = new pg.Pool({ connectionString: url, max: 2 });
afterAll(() => pool.end());

it('the bare inserts that orders are compared with write what an order writes', async () => {
  await seedCatalogue(new Date('2026-01-01T00:00:00Z'), { coupons: false });
  await makeSeller({ capacity: 1_000 });
  const start = await recount({ query });
  await submitHostingOrder(visitor(), hostingOrder());
  const ordered = await recount({ query });
  const insert = await insertOrders(pool);
  await insert();
  const once = await recount({ query });
  await insert();
  const { coupons: _, ...written } = difference(start, ordered);
  expect(difference(ordered, once)).toEqual(written);
  expect(difference(once, await recount({ query }))).toEqual(written);
});
