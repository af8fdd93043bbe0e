import { Card, CardHeader } from '@/components/ui/card';
import { parisDay } from '@/lib/billing/days';
import type { SubscriptionDetail } from '@/lib/billing/subscription-queries';
import { useTranslations } from '@/lib/i18n/use-words';
import { CancelCard } from './cancel-card';
import { ChangeChoices, ChangeOffer } from './change-cards';
import { useBillingWords } from './use-billing-words';

type Props = Omit<Parameters<typeof ChangeOffer>[0], 'place'> &
  Parameters<typeof ChangeChoices>[0] & { canEndNow: boolean; forStaff: boolean };

/** One subscription: what it costs, what a change would cost, how it ends, what happened to it. */
export function SubscriptionView({ subscription, canEndNow, forStaff, ...change }: Props) {
  const isRunning = subscription.state !== 'ended';
  const place = forStaff ? 'crm' : 'account';
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="min-w-0 space-y-4">
        {isRunning && <ChangeOffer {...{ subscription, place }} {...change} />}
        <TermsCard subscription={subscription} forStaff={forStaff} />
        {isRunning && <ChangeChoices {...change} />}
      </div>
      <div className="min-w-0 space-y-4">
        {isRunning && <CancelCard subscription={subscription} canEndNow={canEndNow} />}
        <HistoryCard subscription={subscription} />
      </div>
    </div>
  );
}

function TermsCard({ subscription, forStaff }: { subscription: SubscriptionDetail; forStaff: boolean }) {
  const t = useTranslations('billing.subscription');
  const { day, money } = useBillingWords();
  const { lines, currency, period, committedUntil, netCents, cycle, startsOn } = subscription;
  return (
    <Card aria-labelledby="terms">
      <CardHeader id="terms" title={t(forStaff ? 'billed' : 'lines')} />
      <ul className="divide-y divide-line">
        {lines.map((line) => (
          <li key={line.id} className="flex justify-between gap-4 px-4 py-2.5 text-sm">
            <span className="min-w-0 break-words">{line.description}</span>
            <span className="tabular whitespace-nowrap">{money(line.netCents, currency)}</span>
          </li>
        ))}
      </ul>
      <p className="tabular border-t border-line px-4 py-3 text-right font-semibold">
        {t(cycle === 'monthly' ? 'perMonth' : 'perYear', { amount: money(netCents, currency) })}
      </p>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 border-t border-line p-4 text-sm">
        <dt className="text-ink-muted">{t('period')}</dt>
        <dd className="text-right">{t('periodValue', { from: day(period.from), to: day(period.to) })}</dd>
        <dt className="text-ink-muted">{t('commitment')}</dt>
        <dd className="text-right">
          {committedUntil ? t('commitmentUntil', { day: day(new Date(committedUntil)) }) : t('noCommitment')}
        </dd>
        <dt className="text-ink-muted">{t('event.started')}</dt>
        <dd className="text-right">{day(startsOn)}</dd>
      </dl>
    </Card>
  );
}

function HistoryCard({ subscription }: { subscription: SubscriptionDetail }) {
  const t = useTranslations('billing.subscription');
  const { day } = useBillingWords();
  return (
    <Card aria-labelledby="history">
      <CardHeader id="history" title={t('history')} />
      <ol className="space-y-1.5 px-4 py-3 text-sm">
        {subscription.changes.map(({ id, kind, at }) => {
          const key = `event.${kind}` as Parameters<typeof t>[0];
          return (
            <li key={id} className="flex flex-wrap justify-between gap-x-4">
              <span>{t.has(key) ? t(key) : kind}</span>
              <span className="text-ink-muted">{day(new Date(parisDay(at)))}</span>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
