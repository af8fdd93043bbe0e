import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';

export const DEMO_CLIENT = 'client@cloudnexus.test';
export const DEMO_SELLER = 'seller@cloudnexus.test';
const HOUR_MS = 3_600_000;

/** An open lead that somebody works, and since when it stands where it does. */
export type QuotableLead = { id: string; seller: Actor; since: Date; customerEmail: string | null };

const select = {
  id: true,
  stageChangedAt: true,
  customer: { select: { email: true } },
  assignedTo: { select: { id: true, role: true, name: true, email: true, locale: true, timeZone: true } },
} as const satisfies Prisma.CrmLeadSelect;

type Row = Prisma.CrmLeadGetPayload<{ select: typeof select }>;

const worked: Prisma.CrmLeadWhereInput = {
  assignedTo: { active: true, role: 'SELLER' },
  customerId: { not: null },
};

function quotable({ id, stageChangedAt, customer, assignedTo }: Row): QuotableLead[] {
  const customerEmail = customer?.email ?? null;
  return assignedTo
    ? [{ id, seller: { ...assignedTo, sessionId: 'seed' }, since: stageChangedAt, customerEmail }]
    : [];
}

/**
 * Open hosting leads of sellers, the demo's own client first: they find a quote in their account. Then those of the
 * demo's own seller, who finds quotes in their list, and those that are ripe before those that have just begun.
 */
export async function findHostingLeads(at: Date): Promise<QuotableLead[]> {
  const found = await db.crmLead.findMany({
    where: {
      ...worked,
      hostingRequest: { status: 'pending' },
      status: { in: ['contacted', 'qualified', 'proposal'] },
    },
    orderBy: { createdAt: 'desc' },
    select: { ...select, status: true },
  });
  const place = ({ status, assignedTo, customer, stageChangedAt }: (typeof found)[number]) => {
    // Long enough ago that what follows is over by now.
    const isSettled = stageChangedAt.getTime() < at.getTime() - 8 * HOUR_MS;
    if (customer?.email === DEMO_CLIENT && isSettled) return 0;
    const isRipe = status !== 'contacted';
    return (assignedTo?.email === DEMO_SELLER ? 1 : 3) + (isRipe ? 0 : 1);
  };
  return found.sort((one, other) => place(one) - place(other)).flatMap(quotable);
}

/** A lead of work by people, of the demo's own seller where there is one. */
export async function findServiceLead(): Promise<QuotableLead | null> {
  const found = await db.crmLead.findMany({
    where: {
      ...worked,
      serviceRequest: { status: 'pending' },
      status: { in: ['contacted', 'qualified'] },
    },
    orderBy: { createdAt: 'desc' },
    select,
  });
  const row = found.find(({ assignedTo }) => assignedTo?.email === DEMO_SELLER) ?? found[0];
  return row ? (quotable(row)[0] ?? null) : null;
}
