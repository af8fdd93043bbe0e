import 'server-only';
import { hashToken } from '@/lib/auth/tokens';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/db/id';
import { DomainError } from '@/lib/errors';
import type { Visitor } from '@/lib/form-action';
import { serviceNeeds } from '@/lib/leads/assignment-needs';
import type { NewLead } from '@/lib/leads/create-lead';
import { scoreLead } from '@/lib/leads/scoring';
import type { AccountInput } from './account-sql';
import { budgetValueCents } from './estimated-value';
import { readOrderFacts } from './order-facts';
import { accountOf, type PlacedRequest, tooManyOrders } from './placed-request';
import { newReference } from './reference';
import type { ServiceRequestInput } from './schema';
import { storeRequest } from './store-request';
import { type ServiceRequestRow, serviceRequestSql } from './store-service-request';
import { derivedKey, receiptTokenOf, refuseRobots } from './submission';

const DAY_MS = 86_400_000;
const CURRENCY = 'EUR';

/**
 * Asks for a service: the same path as a hosting order, without a price. Refuses with bot_suspected, rate_limited,
 * too_many_orders, past_date, key_reused.
 */
export async function submitServiceRequest(
  visitor: Visitor,
  input: ServiceRequestInput,
): Promise<PlacedRequest> {
  await refuseRobots('service', visitor.ip, input);
  const account = accountOf(visitor, input);
  const days = daysUntil(input.deadline, account.at);
  if (days !== null && days < 0) throw new DomainError('past_date', { field: 'deadline' });
  const { earlierRequests } = await readOrderFacts(null, account.ownerId);
  const key = input.idempotencyKey ?? derivedKey('service', input);
  const receiptToken = receiptTokenOf('service', key);
  const row: ServiceRequestRow = {
    id: newId(),
    reference: newReference('service'),
    idempotencyKey: key,
    receiptTokenHash: hashToken(receiptToken),
    input,
  };
  const made = await storeRequest(
    account,
    serviceRequestSql(account, row),
    serviceLead(account, row, earlierRequests),
  );
  const placed = { kind: 'service', requestId: row.id, reference: row.reference, receiptToken } as const;
  if ('leadId' in made) return { ...placed, repeated: false, lead: made };
  const repeated = await repeatedRequest(key, account, input);
  if (repeated) return { ...repeated, receiptToken };
  throw tooManyOrders(account.at);
}

/** Whole days from today to a calendar day; null without one. */
function daysUntil(day: string | undefined, at: Date): number | null {
  if (day === undefined) return null;
  return Math.round((Date.parse(day) - Date.parse(at.toISOString().slice(0, 10))) / DAY_MS);
}

function serviceLead(
  account: AccountInput,
  { id, reference, input }: ServiceRequestRow,
  earlierRequests: number,
): NewLead {
  const { kind, budgetRange } = input;
  const valueCents = budgetValueCents(budgetRange);
  const score = scoreLead({
    kind: 'service',
    ...account,
    serviceKind: kind,
    budgetRange,
    daysToDeadline: daysUntil(input.deadline, account.at),
    descriptionLength: input.description.length,
    earlierRequests,
  });
  return {
    source: 'service_form',
    title: `${input.need} · ${account.company ?? account.name}`,
    contact: account,
    valueCents,
    currency: CURRENCY,
    score,
    needs: serviceNeeds({ kind, locale: account.locale }),
    deadline: input.deadline ? new Date(input.deadline) : null,
    request: { kind: 'service', id, reference },
    pulse: { type: 'request.service', data: { reference, kind, valueCents, currency: CURRENCY } },
    searchable: [],
  };
}

/** The request made before with this key; null when there is none. Another request under it is refused. */
async function repeatedRequest(
  idempotencyKey: string,
  account: AccountInput,
  input: ServiceRequestInput,
): Promise<Omit<PlacedRequest, 'receiptToken'> | null> {
  const known = await db.serviceRequest.findUnique({
    where: { idempotencyKey },
    select: { id: true, reference: true, contactEmail: true, kind: true, need: true, description: true },
  });
  if (!known) return null;
  const same =
    known.contactEmail === account.email &&
    known.kind === input.kind &&
    known.need === input.need &&
    known.description === input.description;
  if (!same) throw new DomainError('key_reused', { params: { reference: known.reference } });
  return { kind: 'service', requestId: known.id, reference: known.reference, repeated: true, lead: null };
}
