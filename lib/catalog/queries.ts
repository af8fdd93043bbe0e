import 'server-only';
import { cache } from 'react';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import type { Coupon } from '@/lib/db/generated/client';
import { type CostBook, costBookSchema } from './cost-book';
import type { PriceBook } from './price-book';
import { priceBookSchema } from './price-book-schema';
import type { CouponTerms } from './pricing-input';

// A published version never changes, so only “which one is valid now” ages.
const LIFE_MS = 5_000;

type Kept = {
  priceBookNow?: { book: PriceBook; readAt: number };
  planNamesNow?: { names: ReadonlyMap<string, string>; readAt: number };
};

// Of the process: pages and JSON routes are programs of their own, and must not name two prices at once.
const kept = globalThis as unknown as Kept;

/**
 * The price book valid now. Kept in the process for five seconds: a new version counts everywhere after that,
 * and until then the order command refuses a total that the visitor was not shown.
 */
export async function currentPriceBook(): Promise<PriceBook> {
  const at = now().getTime();
  const current = kept.priceBookNow;
  if (current && Math.abs(at - current.readAt) < LIFE_MS) return current.book;
  const select = { version: true, content: true } as const;
  const row =
    (await db.priceBookVersion.findFirst({
      where: { validFrom: { lte: new Date(at) } },
      orderBy: [{ validFrom: 'desc' }, { version: 'desc' }],
      select,
    })) ??
    // A clock behind the one that published the first version: there were no other prices before.
    (await db.priceBookVersion.findFirst({ orderBy: [{ validFrom: 'asc' }, { version: 'asc' }], select }));
  if (!row) throw new Error('no price book is valid: run the seed, or publish one');
  const known = current?.book.version === row.version ? current.book : null;
  const book = known ?? priceBookSchema.parse(row.content);
  kept.priceBookNow = { book, readAt: at };
  return book;
}

/** The names of the plans on sale by their code; at most five seconds old, as prices are. */
export async function planNames(): Promise<ReadonlyMap<string, string>> {
  const at = now().getTime();
  const named = kept.planNamesNow;
  if (named && Math.abs(at - named.readAt) < LIFE_MS) return named.names;
  const plans = await db.hostingPlan.findMany({
    where: { active: true },
    select: { code: true, name: true },
    take: 50,
  });
  const names = new Map(plans.map(({ code, name }) => [code, name]));
  kept.planNamesNow = { names, readAt: at };
  return names;
}

/** A price book by its version: what was offered keeps the one that it was made with. */
export async function priceBookOf(version: number): Promise<PriceBook | null> {
  const current = kept.priceBookNow;
  if (current?.book.version === version) return current.book;
  const row = await db.priceBookVersion.findUnique({ where: { version }, select: { content: true } });
  return row && priceBookSchema.parse(row.content);
}

/** What the catalogue costs us now: of the versions valid by now the newest; null where nobody has said it. */
export async function currentCostBook(): Promise<CostBook | null> {
  const row = await db.costBookVersion.findFirst({
    where: { validFrom: { lte: now() } },
    orderBy: { version: 'desc' },
    select: { content: true },
  });
  return row && costBookSchema.parse(row.content);
}

/** The plans on sale, in the order shown, as the catalogue describes them; prices are the price book's. */
export const listPlans = cache(() =>
  db.hostingPlan.findMany({
    where: { active: true },
    orderBy: [{ sortOrder: 'asc' }, { code: 'asc' }],
    select: {
      id: true,
      code: true,
      name: true,
      description: true,
      cpu: true,
      ram: true,
      storage: true,
      bandwidth: true,
      priceCents: true,
      features: true,
    },
    take: 50,
  }),
);

export type PlanRow = Awaited<ReturnType<typeof listPlans>>[number];

/** The terms of a coupon that can be used now: active, within its dates, uses left; null otherwise. */
export async function findCoupon(code: string): Promise<CouponTerms | null> {
  const coupon = await db.coupon.findUnique({ where: { code: code.trim().toUpperCase() } });
  return coupon && isUsable(coupon, now()) ? couponTerms(coupon) : null;
}

type UsableCoupon = Pick<Coupon, 'active' | 'validFrom' | 'validTo' | 'maxUses' | 'uses'>;

/** Dates are half-open: valid from `validFrom` on, no more at `validTo`. */
export function isUsable({ active, validFrom, validTo, maxUses, uses }: UsableCoupon, at: Date): boolean {
  if (!active || (validFrom && validFrom > at) || (validTo && validTo <= at)) return false;
  return maxUses === null || uses < maxUses;
}

export function couponTerms({
  code,
  kind,
  value,
  periods,
}: Pick<Coupon, 'code' | 'kind' | 'value' | 'periods'>): CouponTerms {
  const held = periods === null ? {} : { periods };
  return kind === 'percentage' ? { code, basisPoints: value, ...held } : { code, amount: value, ...held };
}
