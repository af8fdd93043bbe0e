'use client';

import { useEffect, useState } from 'react';
import { ConfirmDialog } from '@/components/form/confirm-dialog';
import { Card, CardHeader } from '@/components/ui/card';
import type { SubscriptionDetail } from '@/lib/billing/subscription-queries';
import { newBrowserKey } from '@/lib/browser-key';
import { useTranslations } from '@/lib/i18n/use-words';
import { cancelNowAction, cancelSubscriptionAction, keepSubscriptionAction } from './subscription-actions';
import { useBillingWords } from './use-billing-words';

type Props = { subscription: SubscriptionDetail; canEndNow: boolean };

/** Ends a subscription with its period, takes that back, or, for administrators, ends it today. */
export function CancelCard({ subscription, canEndNow }: Props) {
  const t = useTranslations('billing.subscription.cancel');
  const { day, money } = useBillingWords();
  const [key, setKey] = useState('');
  const { id, endsOn, canEndOn, committedUntil, unusedNetCents, currency } = subscription;
  // A key for each state of the subscription, made once the page is in the browser.
  useEffect(() => setKey(`${newBrowserKey()}${endsOn ? 'k' : 'c'}`), [endsOn]);
  const values = { subscriptionId: id, key };
  const end = day(new Date(canEndOn));
  return (
    <Card aria-labelledby="cancel">
      <CardHeader id="cancel" title={t('title')} />
      <div className="space-y-4 p-4 text-sm">
        {endsOn ? (
          <>
            <p>{t('scheduled', { day: day(endsOn) })}</p>
            <ConfirmDialog
              trigger={t('undo')}
              title={t('undoQuestion')}
              description={t('scheduled', { day: day(endsOn) })}
              confirmLabel={t('undo')}
              cancelLabel={t('notNow')}
              action={keepSubscriptionAction}
              values={values}
            />
          </>
        ) : (
          <>
            <p className="text-ink-muted">
              {committedUntil ? t('committed', { day: day(new Date(committedUntil)) }) : t('lead')}
            </p>
            <p className="font-medium">{t('atEndOn', { day: end })}</p>
            <ConfirmDialog
              trigger={t('trigger')}
              title={t('question')}
              description={t('atEndOn', { day: end })}
              confirmLabel={t('confirm')}
              cancelLabel={t('keep')}
              action={cancelSubscriptionAction}
              values={values}
              danger
            />
          </>
        )}
        {canEndNow && (
          <div className="space-y-2 border-t border-line pt-4">
            <p className="text-ink-muted">{t('nowHint')}</p>
            {unusedNetCents > 0 && (
              <p className="tabular">{t('nowCredit', { amount: money(unusedNetCents, currency) })}</p>
            )}
            <ConfirmDialog
              trigger={t('triggerNow')}
              title={t('questionNow')}
              description={t('nowHint')}
              confirmLabel={t('confirm')}
              cancelLabel={t('keep')}
              action={cancelNowAction}
              values={{ ...values, key: `${key}n` }}
              danger
            />
          </div>
        )}
      </div>
    </Card>
  );
}
