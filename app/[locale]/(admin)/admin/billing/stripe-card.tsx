import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { RelativeTime } from '@/components/ui/relative-time';
import type { BillingSettingsPage } from '@/lib/billing/settings-page';
import { useTranslations } from '@/lib/i18n/use-words';

const TO_LOOK_AT = ['unknown_invoice', 'wrong_amount', 'wrong_currency', 'failed'];

/** Whether cards can be paid with, and what Stripe told last. */
export function StripeCard({ cards, events }: Pick<BillingSettingsPage, 'cards' | 'events'>) {
  const t = useTranslations('billing.admin');
  const worded = (outcome: string | null) => {
    const key = `outcome.${outcome ?? 'waiting'}` as Parameters<typeof t>[0];
    return t.has(key) ? t(key) : (outcome ?? '');
  };
  return (
    <Card aria-labelledby="stripe">
      <CardHeader id="stripe" title={t('stripe')} />
      <p className="p-4 text-sm text-ink-muted">{t(cards ? 'stripeOn' : 'stripeOff')}</p>
      {cards && (
        <ul className="divide-y divide-line border-t border-line">
          {events.map(({ id, type, receivedAt, outcome }) => (
            <li
              key={id}
              className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 px-4 py-2 text-sm"
            >
              <span className="min-w-0 [overflow-wrap:anywhere]">{type}</span>
              <span className="flex items-center gap-3">
                <Badge tone={TO_LOOK_AT.includes(outcome ?? '') ? 'danger' : 'neutral'}>
                  {worded(outcome)}
                </Badge>
                <RelativeTime at={receivedAt} className="text-xs text-ink-muted" />
              </span>
            </li>
          ))}
          {events.length === 0 && <li className="px-4 py-3 text-sm text-ink-muted">{t('noEvents')}</li>}
        </ul>
      )}
    </Card>
  );
}
