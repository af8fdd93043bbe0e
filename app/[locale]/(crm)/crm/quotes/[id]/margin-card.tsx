'use client';

import { EyeOff } from 'lucide-react';
import { Card, CardHeader } from '@/components/ui/card';
import { useFormatter, useTranslations } from '@/lib/i18n/use-words';
import type { Margin } from '@/lib/quotes/margin';

type Props = { margin: Margin | 'no_hosting' | 'unknown'; currency: string };

/** What is left of the hosting a month: for the team's eyes only, never on anything the client sees. */
export function MarginCard({ margin, currency }: Props) {
  const t = useTranslations('quotes.margin');
  const format = useFormatter();
  const money = (cents: number) => format.number(cents / 100, { style: 'currency', currency });
  return (
    <Card aria-labelledby="margin-title">
      <CardHeader id="margin-title" title={t('title')}>
        <span className="inline-flex items-center gap-1 text-xs text-ink-muted">
          <EyeOff aria-hidden="true" className="size-3.5" />
          {t('private')}
        </span>
      </CardHeader>
      {typeof margin === 'string' ? (
        <p className="p-4 text-sm text-ink-muted">{t(margin)}</p>
      ) : (
        <div className="p-4 text-sm">
          <dl className="grid grid-cols-[1fr_auto] gap-y-1">
            <dt className="text-ink-muted">{t('revenue')}</dt>
            <dd className="tabular text-right">{money(margin.revenueCents)}</dd>
            <dt className="text-ink-muted">{t('cost')}</dt>
            <dd className="tabular text-right">−{money(margin.costCents)}</dd>
            <dt className="font-medium">{t('left')}</dt>
            <dd className="tabular text-right font-medium">
              {money(margin.marginCents)}
              {margin.marginBp !== null && (
                <span className="ml-2 text-ink-muted">
                  {format.number(margin.marginBp / 10_000, { style: 'percent', maximumFractionDigits: 1 })}
                </span>
              )}
            </dd>
          </dl>
          {margin.marginCents < 0 && <p className="mt-2 text-danger">{t('negative')}</p>}
        </div>
      )}
    </Card>
  );
}
