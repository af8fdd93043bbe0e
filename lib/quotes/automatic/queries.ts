import 'server-only';
import { type Actor, isAdmin } from '@/lib/auth/actor';
import { db } from '@/lib/db/client';
import { forbiddenError } from '@/lib/errors';
import { NOT_STANDARD, type NotStandard } from './standard';

const LATEST = 50;

export type Decision = {
  requestId: string;
  reference: string;
  outcome: 'pending' | 'quoted' | NotStandard;
  quoteId: string | null;
  leadId: string | null;
  at: Date;
};

/** What the platform decided of the latest orders, and why. Admins only. */
export async function latestDecisions(actor: Actor): Promise<Decision[]> {
  if (!isAdmin(actor)) throw forbiddenError();
  const rows = await db.automaticQuote.findMany({
    orderBy: [{ createdAt: 'desc' }, { requestId: 'asc' }],
    take: LATEST,
    include: { request: { select: { reference: true, crmLead: { select: { id: true } } } } },
  });
  return rows.map(({ requestId, outcome, quoteId, decidedAt, createdAt, request }) => ({
    requestId,
    reference: request.reference,
    outcome: known(outcome),
    quoteId,
    leadId: request.crmLead?.id ?? null,
    at: decidedAt ?? createdAt,
  }));
}

function known(outcome: string): Decision['outcome'] {
  if (outcome === 'pending' || outcome === 'quoted') return outcome;
  return NOT_STANDARD.find((reason) => reason === outcome) ?? 'refused';
}
