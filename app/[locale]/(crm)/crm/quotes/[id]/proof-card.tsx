import type { ReactNode } from 'react';
import { Card, CardHeader } from '@/components/ui/card';
import { IntentLink } from '@/components/ui/intent-link';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { useFormatter, useTranslations } from '@/lib/i18n/use-words';
import type { QuoteDetail } from '@/lib/quotes/queries/get-quote';

type Acceptance = NonNullable<QuoteDetail['acceptance']>;

/** Who agreed, when, from where, and the fingerprint of what they agreed to. */
export function ProofCard({ acceptance, locale }: { acceptance: Acceptance; locale: AppLocale }) {
  const t = useTranslations('quotes.proof');
  const format = useFormatter();
  const { invoiceNumber } = acceptance;
  const invoiceLink = invoiceNumber && (
    <IntentLink
      href={localePath(locale, `/crm/invoices/${invoiceNumber}`)}
      className="inline-flex min-h-6 items-center text-module underline-offset-4 hover:underline"
    >
      {invoiceNumber}
    </IntentLink>
  );
  const facts: [string, ReactNode][] = [
    [t('by'), `${acceptance.signerName}, ${acceptance.signerCapacity}`],
    [t('at'), format.dateTime(acceptance.acceptedAt, { dateStyle: 'long', timeStyle: 'medium' })],
    [t('invoice'), invoiceLink],
    [t('ip'), acceptance.ip],
    [t('agent'), acceptance.userAgent],
    [t('hash'), acceptance.documentSha256],
  ];
  return (
    <Card aria-labelledby="proof-title">
      <CardHeader id="proof-title" title={t('title')} />
      <div className="p-4 text-sm">
        <dl className="grid gap-x-4 gap-y-1.5 sm:grid-cols-[9rem_minmax(0,1fr)]">
          {facts
            .filter(([, value]) => value)
            .map(([label, value]) => (
              <div key={label} className="contents">
                <dt className="text-ink-muted">{label}</dt>
                <dd className="[overflow-wrap:anywhere]">{value}</dd>
              </div>
            ))}
          <dt className="text-ink-muted">{t('signature')}</dt>
          <dd>
            {acceptance.signatureKind === 'drawn' ? (
              <svg viewBox="0 0 600 200" role="img" aria-label={t('signature')} className="h-14">
                <path d={acceptance.signature} className="fill-none stroke-ink" strokeWidth="4" />
              </svg>
            ) : (
              <span className="text-md italic">{acceptance.signature}</span>
            )}
          </dd>
        </dl>
        <p className="mt-3 text-xs text-ink-muted">{t('frozen')}</p>
      </div>
    </Card>
  );
}
