import { Badge, type Tone } from '@/components/ui/badge';
import type { InvoiceStatus } from '@/lib/billing/balance';
import type { SubscriptionState } from '@/lib/db/generated/enums';
import { useTranslations } from '@/lib/i18n/use-words';

const TONES: Record<InvoiceStatus, Tone> = {
  draft: 'neutral',
  issued: 'module',
  partly_paid: 'warning',
  overdue: 'danger',
  paid: 'success',
  credited: 'neutral',
};

/** How an invoice stands; a credit note only says what it is. */
export function InvoiceStatusBadge({ status }: { status: InvoiceStatus | null }) {
  const t = useTranslations('billing');
  if (!status) return <Badge>{t('kind.credit_note')}</Badge>;
  return <Badge tone={TONES[status]}>{t(`status.${status}`)}</Badge>;
}

const STATES: Record<SubscriptionState, Tone> = {
  pending: 'module',
  active: 'success',
  suspended: 'danger',
  ended: 'neutral',
};

export function SubscriptionBadge({ state }: { state: SubscriptionState }) {
  const t = useTranslations('billing');
  return <Badge tone={STATES[state]}>{t(`subscriptionState.${state}`)}</Badge>;
}
