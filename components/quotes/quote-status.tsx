import { Badge, type Tone } from '@/components/ui/badge';
import type { QuoteStatus } from '@/lib/db/generated/enums';
import { useTranslations } from '@/lib/i18n/use-words';

const TONES: Record<QuoteStatus, Tone> = {
  draft: 'neutral',
  sent: 'module',
  accepted: 'success',
  declined: 'danger',
  expired: 'warning',
  superseded: 'neutral',
};

/** Where a quote stands; one that was replaced without having been sent was given up. */
export function QuoteStatusBadge({
  status,
  isAbandoned = false,
}: {
  status: QuoteStatus;
  isAbandoned?: boolean;
}) {
  const t = useTranslations('quotes');
  return <Badge tone={TONES[status]}>{isAbandoned ? t('abandoned') : t(`status.${status}`)}</Badge>;
}
