import 'server-only';
import { type Actor, isStaff } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { visibleServices } from './policy';

const MOST = 50;
const MOST_STEPS = 100;

const row = {
  id: true,
  requestId: true,
  ordinal: true,
  planKey: true,
  domain: true,
  cpu: true,
  ram: true,
  storage: true,
  state: true,
  provider: true,
  externalId: true,
  address: true,
  operation: true,
  run: true,
  reason: true,
  createdAt: true,
  activatedAt: true,
  suspendedAt: true,
  terminatedAt: true,
  steps: {
    orderBy: [{ run: 'asc' }, { position: 'asc' }],
    take: MOST_STEPS,
    select: {
      id: true,
      run: true,
      operation: true,
      name: true,
      state: true,
      attempts: true,
      startedAt: true,
      finishedAt: true,
      error: true,
      detail: true,
      nextTryAt: true,
    },
  },
  asks: {
    where: { withdrawnAt: null, settledAt: null },
    orderBy: { createdAt: 'asc' },
    select: { id: true, kind: true, note: true, createdAt: true },
  },
  user: { select: { name: true, email: true } },
  request: {
    select: {
      reference: true,
      quantity: true,
      plan: { select: { code: true, name: true } },
      crmLead: { select: { id: true } },
      subscription: {
        select: {
          id: true,
          state: true,
          endsOn: true,
          periods: { orderBy: { ordinal: 'desc' }, take: 1, select: { endsOn: true } },
        },
      },
    },
  },
} as const satisfies Prisma.ServiceSelect;

type Row = Prisma.ServiceGetPayload<{ select: typeof row }>;
export type StepView = Row['steps'][number];
export type AskView = Row['asks'][number];

/** A service as far as somebody may see it: what providers say and how often they were asked is for staff. */
export type ServiceView = Omit<Row, 'request' | 'user'> & {
  reference: string;
  planCode: string;
  planName: string;
  quantity: number;
  clientName: string | null;
  leadId: string | null;
  /** Where its price can be seen and changed, while it runs. */
  subscriptionId: string | null;
  /** The day it stops, once that is agreed. */
  endsOn: Date | null;
  /** The day after what is invoiced so far. */
  renewsOn: Date | null;
};

function viewOf(actor: Pick<Actor, 'role'>, { request, user, ...service }: Row): ServiceView {
  const staff = isStaff(actor);
  return {
    ...service,
    externalId: staff ? service.externalId : null,
    steps: staff ? service.steps : service.steps.map((step) => ({ ...step, error: null, detail: null })),
    reference: request.reference,
    planCode: request.plan.code,
    planName: request.plan.name,
    quantity: request.quantity,
    clientName: staff ? user.name : null,
    subscriptionId: request.subscription?.state === 'active' ? request.subscription.id : null,
    endsOn: request.subscription?.endsOn ?? null,
    renewsOn: request.subscription?.periods[0]?.endsOn ?? null,
    leadId: staff ? (request.crmLead?.id ?? null) : null,
  };
}

/** One service; null when there is none or it is out of sight. */
export async function findService(actor: Actor, id: string): Promise<ServiceView | null> {
  const found = await db.service.findFirst({ where: { AND: [visibleServices(actor), { id }] }, select: row });
  return found && viewOf(actor, found);
}

type Whose = { requestId: string } | { request: { crmLead: { id: string } } };

/** The services of a request, or of a lead's, in their order, as far as the actor sees them. */
export async function servicesOf(actor: Actor, whose: Whose): Promise<ServiceView[]> {
  const found = await db.service.findMany({
    where: { AND: [visibleServices(actor), whose] },
    orderBy: { ordinal: 'asc' },
    take: MOST,
    select: row,
  });
  return found.map((one) => viewOf(actor, one));
}
