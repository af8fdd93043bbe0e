import { z } from 'zod';
import { amountCents } from '@/lib/billing/typed-amount';
import { RESOURCE_KEYS, type ResourceKey } from '@/lib/catalog/price-book';
import { daySchema } from '@/lib/day-schema';

/** A month of one unit, at most. */
export const MOST_UNIT_CENTS = 1_000_000;

/** What a unit costs a month, as typed, in cents; null when it is no such amount. */
export function typedCost(text: string): number | null {
  const cents = amountCents(text);
  return cents !== null && cents >= 0 && cents <= MOST_UNIT_CENTS ? cents : null;
}

/** “12,5” in percent of a price as basis points; null when it is no share. */
export function typedShare(text: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text.trim());
  const bp = match?.[1] ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : Number.NaN;
  return bp <= 10_000 ? bp : null;
}

const cost = z
  .string()
  .max(40)
  .transform((value, context) => {
    const cents = typedCost(value);
    if (cents !== null) return cents;
    context.addIssue({ code: 'custom', message: 'errors.amount' });
    return z.NEVER;
  });

const costs = Object.fromEntries(RESOURCE_KEYS.map((key) => [key, cost])) as Record<ResourceKey, typeof cost>;

/** `seen` is the newest version that the form knew; `share.<add-on>` the part of its price that an add-on costs. */
export const publishCostsSchema = z
  .object({ seen: z.coerce.number().int().min(0).max(2_147_483_646), validFrom: daySchema, ...costs })
  .catchall(z.unknown())
  .transform(({ seen, validFrom, ...others }, context) => {
    const { vcpu, ramGb, storageGb, bandwidthTb } = others;
    const addonShareBp: Record<string, number> = {};
    for (const [name, value] of Object.entries(others).slice(0, 50)) {
      const addon = /^share\.([\w-]{1,40})$/.exec(name)?.[1];
      if (!addon) continue;
      const share = typeof value === 'string' ? typedShare(value) : null;
      if (share === null) context.addIssue({ code: 'custom', message: 'errors.share', path: [name] });
      else addonShareBp[addon] = share;
    }
    return { seen, validFrom, unitCents: { vcpu, ramGb, storageGb, bandwidthTb }, addonShareBp };
  });

export type PublishCostsInput = z.output<typeof publishCostsSchema>;
