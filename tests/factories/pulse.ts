import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import type { LeadSource } from '@/lib/db/generated/enums';
import { newId } from '@/lib/db/id';
import { makeLead } from './leads';

const contact = {
  contactName: 'Claire Fontaine',
  contactEmail: 'claire@fontaine.test',
  country: 'FR',
  customerType: 'business',
  locale: 'fr',
  confirmation: 'awaiting',
} as const;

type When = { createdAt: Date; activatedAt?: Date; status?: 'pending' | 'processing' | 'active' };
type Seller = { assignedToId?: string | null };

const statusOf = ({ status, activatedAt }: When) => status ?? (activatedAt ? 'active' : 'pending');

/** A hosting request as its row stands, with its lead; the catalogue must be there. */
export async function makeHostingRequest(
  plan: string,
  { assignedToId = null, ...extra }: When & Seller & Partial<Prisma.HostingRequestUncheckedCreateInput>,
) {
  const { id: planId } = await db.hostingPlan.findUniqueOrThrow({ where: { code: plan } });
  const request = await db.hostingRequest.create({
    data: {
      ...contact,
      id: newId(),
      reference: `CNH-${newId().slice(-12)}`,
      idempotencyKey: newId(),
      receiptTokenHash: newId(),
      planId,
      customConfig: {},
      price: {},
      totalPriceCents: 2_388,
      recurringNetCents: 1_990,
      billingCycle: 'monthly',
      commitmentMonths: 0,
      quantity: 1,
      priceBookVersion: 1,
      ...extra,
      status: statusOf(extra),
    },
  });
  await makeLead({
    assignedToId,
    source: 'hosting_form',
    createdAt: extra.createdAt,
    hostingRequestId: request.id,
  });
  return request;
}

/** A service request as its row stands, with its lead. */
export async function makeServiceRequest({ assignedToId = null, ...extra }: When & Seller) {
  const request = await db.serviceRequest.create({
    data: {
      ...contact,
      id: newId(),
      reference: `CNS-${newId().slice(-12)}`,
      idempotencyKey: newId(),
      receiptTokenHash: newId(),
      kind: 'migration',
      need: 'Migrer trois sites',
      description: 'Trois sites à déplacer sans coupure.',
      budgetRange: 'unknown',
      ...extra,
      status: statusOf(extra),
    },
  });
  await makeLead({
    assignedToId,
    source: 'service_form',
    createdAt: extra.createdAt,
    serviceRequestId: request.id,
  });
  return request;
}

/** A lead that no request is behind. */
export const makeOtherLead = (source: LeadSource, createdAt: Date, assignedToId: string | null = null) =>
  makeLead({ source, createdAt, assignedToId });
