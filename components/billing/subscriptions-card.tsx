import { Repeat } from 'lucide-react';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { IntentLink } from '@/components/ui/intent-link';
import type { SubscriptionRow } from '@/lib/billing/subscription-queries';
import { useTranslations } from '@/lib/i18n/use-words';
import { SubscriptionBadge } from './status-badge';
import { useBillingWords } from './use-billing-words';

type Props = { rows: readonly SubscriptionRow[]; path: string; forStaff?: boolean };

/** What comes again: its price, its next invoice or its end. */
export function SubscriptionsCard({ rows, path, forStaff = false }: Props) {
  const t = useTranslations('billing.subscription');
  return (
    <Card aria-labelledby="subscriptions">
      <CardHeader id="subscriptions" title={t('title')} />
      {rows.length === 0 ? (
        <EmptyState icon={Repeat} title={t('none')}>
          {!forStaff && t('noneHint')}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {rows.map((row) => (
            <SubscriptionLine key={row.id} row={row} path={path} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function SubscriptionLine({ row, path }: { row: SubscriptionRow; path: string }) {
  const t = useTranslations('billing.subscription');
  const { day, money } = useBillingWords();
  const price = money(row.netCents, row.currency);
  return (
    <li className="relative space-y-1 px-4 py-3 text-sm hover:bg-sunken/60">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <IntentLink href={`${path}/${row.id}`} className="font-medium after:absolute after:inset-0">
          {row.planName}
        </IntentLink>
        <SubscriptionBadge state={row.state} />
      </div>
      <p className="tabular">{t(row.cycle === 'monthly' ? 'perMonth' : 'perYear', { amount: price })}</p>
      <p className="text-xs text-ink-muted">
        {row.reference} · {endOrNext()}
      </p>
    </li>
  );

  function endOrNext(): string {
    if (row.state === 'ended' && row.endsOn) return t('ended', { day: day(row.endsOn) });
    if (row.endsOn) return t('endsOn', { day: day(row.endsOn) });
    return t('next', { day: day(row.nextInvoiceOn), amount: money(row.nextNetCents, row.currency) });
  }
}
