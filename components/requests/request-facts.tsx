import { useLocale } from 'next-intl';
import type { ReactNode } from 'react';
import { RESOURCE_KEYS, type Resources } from '@/lib/catalog/price-book';
import { fillPlural } from '@/lib/i18n/fill';
import { messagesOf } from '@/lib/i18n/messages';
import { useFormatter, useTranslations } from '@/lib/i18n/use-words';
import type { RequestDetail } from '@/lib/orders/queries';
import { planName } from './plan-name';

type HostingDetail = Extract<RequestDetail, { kind: 'hosting' }>;
type ServiceDetail = Extract<RequestDetail, { kind: 'service' }>;
type Fact = [label: string, value: ReactNode];

/** What was asked for, fact by fact. */
export function RequestFacts({ request }: { request: RequestDetail }) {
  return request.kind === 'hosting' ? <HostingFacts request={request} /> : <ServiceFacts request={request} />;
}

/** Labels and values in two columns; what has no value is left out. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-[minmax(6.5rem,auto)_minmax(0,1fr)] gap-x-4 gap-y-2 p-4 text-sm">
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-ink-muted">{label}</dt>
            <dd className="break-words whitespace-pre-line">{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function useResourceWords() {
  const locale = useLocale();
  const labels = messagesOf(locale).hosting.resources;
  return (resources: Partial<Resources> | undefined): string =>
    RESOURCE_KEYS.filter((key) => resources?.[key])
      .map((key) => fillPlural(locale, labels[key], resources?.[key] ?? 0))
      .join(', ');
}

function HostingFacts({ request }: { request: HostingDetail }) {
  const t = useTranslations('dashboard');
  const locale = useLocale();
  const resourceWords = useResourceWords();
  const { configuration } = request;
  const addonWords: Record<string, string> = messagesOf(locale).order.price.lines.addon;
  const addons = configuration.addons.map((code) => addonWords[code] ?? code).join(', ');
  const domain = [request.domain, t(`domain_modes.${request.domainMode}`)].filter(Boolean).join(' · ');
  return (
    <FactList
      facts={[
        [t('detail.plan'), planName(request.plan, locale)],
        [t('detail.quantity'), request.quantity],
        [t('detail.resources'), resourceWords(configuration.resources)],
        [t('detail.extras'), resourceWords(configuration.extra)],
        [t('detail.addons'), addons || t('detail.none')],
        [t('detail.domain'), domain],
        [t('detail.cycle'), t(`cycles.${request.billingCycle}`)],
        [
          t('detail.commitment'),
          request.commitmentMonths === 0
            ? t('detail.no_commitment')
            : t('detail.months', { count: request.commitmentMonths }),
        ],
        [t('detail.coupon'), request.couponCode],
        [t('detail.notes'), request.notes],
      ]}
    />
  );
}

function ServiceFacts({ request }: { request: ServiceDetail }) {
  const t = useTranslations('dashboard');
  const format = useFormatter();
  const deadline =
    request.deadline && format.dateTime(request.deadline, { dateStyle: 'long', timeZone: 'UTC' });
  return (
    <FactList
      facts={[
        [t('detail.service'), t(`service_kinds.${request.serviceKind}`)],
        [t('detail.need'), request.need],
        [t('detail.budget'), t(`budgets.${request.budgetRange}`)],
        [t('detail.deadline'), deadline],
        [t('detail.description'), request.description],
      ]}
    />
  );
}
