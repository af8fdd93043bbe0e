import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Card, CardHeader } from '@/components/ui/card';
import { IntentLink } from '@/components/ui/intent-link';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import type { ServiceView } from '@/lib/provisioning/service/queries';

/** What a server is, whose it is, and what its provider calls it. */
export async function ServiceFacts({ service, locale }: { service: ServiceView; locale: AppLocale }) {
  const t = await getTranslations('services');
  const { cpu, ram, storage, address, domain, leadId, reference, provider, reason, externalId } = service;
  const reasonKey = `reason.${reason}` as 'reason.unpaid';
  const facts: [string, ReactNode][] = [
    [
      t('mine.request'),
      <IntentLink
        key="request"
        href={localePath(locale, `/hosting/dashboard/${reference}`)}
        className="tap tabular text-module underline underline-offset-2"
      >
        {reference}
      </IntentLink>,
    ],
    [
      t('staff.lead_link'),
      leadId && (
        <IntentLink
          key="lead"
          href={localePath(locale, `/crm/leads/${leadId}`)}
          className="tap text-module underline underline-offset-2"
        >
          {t('staff.open')}
        </IntentLink>
      ),
    ],
    [t('mine.size'), t('size', { cpu, ram, storage })],
    [t('mine.domain'), domain],
    [t('mine.address'), address],
    [t('mine.reason'), reason && (t.has(reasonKey) ? t(reasonKey) : reason)],
    [t('staff.provider'), t(`staff.provider_name.${provider}`)],
    [t('staff.external'), externalId && <code key="external">{externalId}</code>],
    [t('staff.id'), <code key="id">{service.id}</code>],
  ];
  return (
    <Card aria-labelledby="facts-title">
      <CardHeader id="facts-title" title={t('mine.facts')} />
      <dl className="space-y-3 p-4 text-sm">
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label}>
              <dt className="text-ink-muted">{label}</dt>
              <dd className="mt-0.5 [overflow-wrap:anywhere] [&_code]:text-xs">{value}</dd>
            </div>
          ))}
      </dl>
    </Card>
  );
}
