import { requestSubject } from '@/components/requests/request-subject';
import type { Actor } from '@/lib/auth/actor';
import type { AppLocale } from '@/lib/i18n/routing';
import type { ListedRequest } from '@/lib/orders/listed-request';
import { canProcess } from '@/lib/orders/policy';
import { nextRequestStatuses } from '@/lib/orders/status';

/** A request as its line in the list shows it: no more of it travels to the browser. */
export type RequestLine = Pick<
  ListedRequest,
  'kind' | 'id' | 'reference' | 'status' | 'createdAt' | 'recurringNetCents' | 'currency' | 'billingCycle'
> & {
  subject: { main: string; more: string };
  /** Null for whoever may not know. */
  client: string | null;
  awaiting: boolean;
  /** What the reader can move it on to. */
  next: 'processing' | 'active' | null;
};

export function requestLine(
  row: ListedRequest,
  actor: Pick<Actor, 'id' | 'role'>,
  locale: AppLocale,
  words: Parameters<typeof requestSubject>[2],
): RequestLine {
  const { kind, id, reference, status, createdAt, recurringNetCents, currency, billingCycle } = row;
  return {
    ...{ kind, id, reference, status, createdAt, recurringNetCents, currency, billingCycle },
    subject: requestSubject(row, locale, words),
    client: row.contactName === null ? null : (row.company ?? row.contactName),
    awaiting: row.confirmation === 'awaiting',
    next: nextStep(row, actor),
  };
}

function nextStep(row: ListedRequest, actor: Pick<Actor, 'id' | 'role'>): RequestLine['next'] {
  const next = nextRequestStatuses(row.status).find((status) => status !== 'cancelled');
  const byItself = next === 'active' && row.hasServices;
  if (byItself || row.confirmation === 'awaiting' || !canProcess(actor, row.kind, row)) return null;
  return next === 'processing' || next === 'active' ? next : null;
}
