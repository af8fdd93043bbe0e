import { db } from '@/lib/db/client';
import { demoCostBook, demoCoupons, demoPlanFeatures, demoPriceBook } from './catalog-data';

const PLAN_NAMES: Record<string, string> = {
  starter: 'Starter',
  professional: 'Professional',
  enterprise: 'Enterprise',
  custom: 'Custom',
};

/** Plans and price book version 1, valid from `validFrom` on; with the demo's coupons when asked. */
export async function seedCatalogue(validFrom: Date, { coupons }: { coupons: boolean }): Promise<void> {
  await db.hostingPlan.createMany({
    data: demoPriceBook.plans.map(({ code, resources, monthlyCents }, index) => ({
      code,
      name: PLAN_NAMES[code] ?? code,
      cpu: resources?.vcpu ?? 0,
      ram: resources?.ramGb ?? 0,
      storage: resources?.storageGb ?? 0,
      bandwidth: resources?.bandwidthTb ?? 0,
      priceCents: monthlyCents,
      features: [...(demoPlanFeatures[code] ?? [])],
      sortOrder: index,
      createdAt: validFrom,
    })),
  });
  await db.priceBookVersion.create({
    data: { version: demoPriceBook.version, validFrom, content: demoPriceBook, createdAt: validFrom },
  });
  await db.costBookVersion.create({
    data: { version: demoCostBook.version, validFrom, content: demoCostBook, createdAt: validFrom },
  });
  if (!coupons) return;
  await db.coupon.createMany({
    data: demoCoupons.map((coupon) => ({
      code: coupon.code,
      kind: coupon.basisPoints === undefined ? ('fixed' as const) : ('percentage' as const),
      value: coupon.basisPoints ?? coupon.amount,
      periods: coupon.periods ?? null,
      createdAt: validFrom,
    })),
  });
}
