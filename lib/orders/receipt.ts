import 'server-only';
import { hashToken } from '@/lib/auth/tokens';
import type { PriceQuote } from '@/lib/catalog/price-quote';
import { db } from '@/lib/db/client';
import type { RequestStatus, ServiceKind } from '@/lib/db/generated/enums';
import type { RequestKind } from './schema';

/** What comes next, in order; each is a message key. The same for a known and a new e-mail address. */
export type ReceiptStep = 'email_sent' | 'seller_contacts' | 'activation';

type Shared = {
  kind: RequestKind;
  reference: string;
  status: RequestStatus;
  createdAt: Date;
  nextSteps: ReceiptStep[];
};

export type Receipt =
  | (Shared & { kind: 'hosting'; planCode: string; planName: string; quantity: number; price: PriceQuote })
  | (Shared & { kind: 'service'; serviceKind: ServiceKind });

const NEXT_STEPS: Record<RequestStatus, ReceiptStep[]> = {
  pending: ['email_sent', 'seller_contacts', 'activation'],
  processing: ['seller_contacts', 'activation'],
  active: [],
  cancelled: [],
};

/**
 * The page shown after ordering, by its token; null when there is none. It holds no personal data and nothing that
 * tells whether the e-mail address was known, so that its link gives nothing away.
 */
export async function getReceipt(token: string): Promise<Receipt | null> {
  const receiptTokenHash = hashToken(token);
  return (await hostingReceipt(receiptTokenHash)) ?? serviceReceipt(receiptTokenHash);
}

async function hostingReceipt(receiptTokenHash: string): Promise<Receipt | null> {
  const row = await db.hostingRequest.findUnique({
    where: { receiptTokenHash },
    select: {
      reference: true,
      status: true,
      createdAt: true,
      quantity: true,
      price: true,
      plan: { select: { code: true, name: true } },
    },
  });
  if (!row) return null;
  const { plan, price, ...request } = row;
  return {
    kind: 'hosting',
    ...request,
    planCode: plan.code,
    planName: plan.name,
    price: price as unknown as PriceQuote,
    nextSteps: NEXT_STEPS[row.status],
  };
}

async function serviceReceipt(receiptTokenHash: string): Promise<Receipt | null> {
  const row = await db.serviceRequest.findUnique({
    where: { receiptTokenHash },
    select: { reference: true, status: true, createdAt: true, kind: true },
  });
  if (!row) return null;
  const { kind: serviceKind, ...request } = row;
  return { ...request, kind: 'service', serviceKind, nextSteps: NEXT_STEPS[row.status] };
}
