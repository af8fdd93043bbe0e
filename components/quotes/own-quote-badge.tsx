import { Badge, type Tone } from '@/components/ui/badge';
import { useTranslations } from '@/lib/i18n/use-words';
import type { OwnQuoteState } from '@/lib/quotes/queries/own-quotes';

const TONES: Record<OwnQuoteState, Tone> = {
  sent: 'module',
  viewed: 'module',
  accepted: 'success',
  declined: 'neutral',
  expired: 'warning',
  superseded: 'neutral',
};

/** Where a quote stands, in its client's words. */
export function OwnQuoteBadge({ state }: { state: OwnQuoteState }) {
  const t = useTranslations('account.quotes');
  return <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>;
}
