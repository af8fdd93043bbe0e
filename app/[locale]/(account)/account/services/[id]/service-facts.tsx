import { useLocale } from 'next-intl';
import type { ReactNode } from 'react';
import { Card, CardHeader } from '@/components/ui/card';
import { IntentLink } from '@/components/ui/intent-link';
import { localePath } from '@/lib/i18n/routing';
import { useFormatter, useTranslations } from '@/lib/i18n/use-words';
import type { ServiceView } from '@/lib/provisioning/service/queries';

/** Where the server answers, how large it is, and the request it comes from. */
export function ServiceFacts({ service }: { service: ServiceView }) {
  const t = useTranslations('services');
  const locale = useLocale();
  const format = useFormatter();
  const { cpu, ram, storage, address, domain, reference, activatedAt, state } = service;
  const { endsOn, renewsOn } = service;
  const ends = endsOn ?? renewsOn;
  const reasonKey = `reason.${service.reason}` as 'reason.unpaid';
  const reason = service.reason && (t.has(reasonKey) ? t(reasonKey) : service.reason);
  return (
    <Card aria-labelledby="facts-title">
      <CardHeader id="facts-title" title={t('mine.facts')} />
      <dl className="space-y-3 p-4 text-sm">
        {state !== 'terminated' && (
          <Fact label={t('mine.address')}>
            {address ? (
              <span className="font-mono text-xs [overflow-wrap:anywhere]">{address}</span>
            ) : (
              <span className="text-ink-muted">{t('mine.no_address')}</span>
            )}
          </Fact>
        )}
        <Fact label={t('mine.size')}>
          <span className="tabular">{t('size', { cpu, ram, storage })}</span>
        </Fact>
        {domain && (
          <Fact label={t('mine.domain')}>
            <span className="[overflow-wrap:anywhere]">{domain}</span>
          </Fact>
        )}
        {activatedAt && (
          <Fact label={t('mine.since')}>
            {format.dateTime(activatedAt, { dateStyle: 'long', timeStyle: 'short' })}
          </Fact>
        )}
        {ends && state !== 'terminated' && (
          <Fact label={t(endsOn ? 'mine.ends' : 'mine.renews')}>
            {format.dateTime(ends, { dateStyle: 'long', timeZone: 'UTC' })}
          </Fact>
        )}
        {reason && (state === 'suspended' || state === 'terminated') && (
          <Fact label={t('mine.reason')}>{reason}</Fact>
        )}
        <Fact label={t('mine.request')}>
          <IntentLink
            href={localePath(locale, `/account/requests/${reference}`)}
            className="tap tabular text-module underline underline-offset-2"
          >
            {reference}
          </IntentLink>
        </Fact>
      </dl>
    </Card>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-ink-muted">{label}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}
