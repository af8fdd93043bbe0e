import 'server-only';
import type { Db } from '@/lib/db/client';
import { DomainError } from '@/lib/errors';
import {
  type DunningStep,
  dunningSchema,
  type Seller,
  sellerSchema,
  USUAL_DUNNING,
  USUAL_TERMS,
} from './settings-schema';

export type BillingSettings = {
  /** Null until an administrator has said who sells. */
  seller: Seller | null;
  paymentDays: number;
  renewalDays: number;
  dunning: readonly DunningStep[];
  version: number;
};

const BEFORE_ANY: BillingSettings = { seller: null, ...USUAL_TERMS, dunning: USUAL_DUNNING, version: 0 };

/** How documents are made here now. */
export async function readBillingSettings(tx: Db): Promise<BillingSettings> {
  const row = await tx.billingSettings.findUnique({ where: { id: 1 } });
  if (!row) return BEFORE_ANY;
  const { paymentDays, renewalDays, version } = row;
  return {
    // Terms may be set before the seller is known.
    seller: sellerSchema.safeParse(row.seller).data ?? null,
    paymentDays,
    renewalDays,
    dunning: dunningSchema.parse(row.dunning),
    version,
  };
}

/** Who sells. Refuses with `billing_not_set_up` while nobody has said so: no document may go out without it. */
export async function sellerNow(tx: Db): Promise<Seller> {
  const { seller } = await readBillingSettings(tx);
  if (!seller) throw new DomainError('billing_not_set_up');
  return seller;
}
