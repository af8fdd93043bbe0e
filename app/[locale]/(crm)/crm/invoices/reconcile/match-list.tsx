import { useBillingWords } from '@/components/billing/use-billing-words';
import { Badge, type Tone } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import type { MatchOutcome, TransferMatch } from '@/lib/billing/reconcile';
import { useTranslations } from '@/lib/i18n/use-words';

const TONES: Partial<Record<MatchOutcome, Tone>> = {
  exact: 'success',
  partial: 'warning',
  over: 'warning',
  unmatched: 'danger',
  ambiguous: 'danger',
  unreadable: 'danger',
  future: 'danger',
};

/** What would become of each line. */
export function MatchList({ matches, path }: { matches: readonly TransferMatch[]; path: string }) {
  const t = useTranslations('billing.reconcile');
  const { day, money } = useBillingWords();
  return (
    <Card className="overflow-hidden">
      <ul className="divide-y divide-line">
        {matches.map((match) => (
          <li key={match.line} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 text-sm">
            <span className="w-24 text-ink-muted">
              {match.day ? day(new Date(match.day)) : t('line', { line: match.line })}
            </span>
            <span className="min-w-0 flex-1 basis-52 [overflow-wrap:anywhere]">{match.label || '—'}</span>
            <span className="tabular w-28 text-right">
              {match.cents === null ? '—' : money(match.cents, 'EUR')}
            </span>
            <span className="flex min-w-0 flex-wrap items-center gap-2 sm:w-72">
              <Badge tone={TONES[match.outcome]}>
                {t(match.outcome, { amount: money(match.differenceCents, 'EUR') })}
              </Badge>
              {match.number && (
                <a href={`${path}/${match.number}`} className="tap text-module underline underline-offset-2">
                  {match.number}
                </a>
              )}
              {match.buyerName && <span className="truncate text-xs text-ink-muted">{match.buyerName}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
