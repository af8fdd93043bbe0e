import { PriceBreakdown } from '@/components/catalog/price-breakdown';
import { planName } from '@/components/requests/plan-name';
import { Card, CardHeader } from '@/components/ui/card';
import type { PriceQuote } from '@/lib/catalog/price-quote';
import { messagesOf } from '@/lib/i18n/messages';
import type { AppLocale } from '@/lib/i18n/routing';
import { useFormatter, useTranslations } from '@/lib/i18n/use-words';
import type { LeadDetail } from '@/lib/leads/queries/get-lead';
import { Fact, Facts } from './facts';

type Props = { lead: LeadDetail; locale: AppLocale };

/** What the client asked for, with the price as it was computed and why. */
export function RequestCard({ lead, locale }: Props) {
  const t = useTranslations('leads.detail');
  return (
    <Card aria-labelledby="request-title">
      <CardHeader id="request-title" title={t('request')} />
      <div className="p-4">
        {lead.hostingRequest && <HostingFacts request={lead.hostingRequest} locale={locale} />}
        {lead.serviceRequest && <ServiceFacts request={lead.serviceRequest} />}
        {!lead.hostingRequest && !lead.serviceRequest && (
          <p className="text-sm text-ink-muted">{t('no_request')}</p>
        )}
      </div>
    </Card>
  );
}

type Hosting = NonNullable<LeadDetail['hostingRequest']>;

function HostingFacts({ request, locale }: { request: Hosting; locale: AppLocale }) {
  const t = useTranslations('leads.detail');
  // Written by the order command from the pricing engine, and never changed since.
  const quote = request.price as unknown as PriceQuote;
  const plan = planName(request.plan, locale) ?? request.plan.name;
  return (
    <div className="grid gap-x-8 gap-y-5 xl:grid-cols-2">
      <div>
        <Facts>
          <Fact label={t('plan')}>{plan}</Fact>
          <Fact label={t('quantity')}>
            <span className="tabular">{request.quantity}</span>
          </Fact>
          <Fact label={t('domain')}>
            {t(`domain_mode.${request.domainMode}`, { domain: request.domain ?? '' })}
          </Fact>
          <Fact label={t('cycle')}>{t(`cycle_value.${request.billingCycle}`)}</Fact>
          <Fact label={t('commitment')}>{t('commitment_value', { months: request.commitmentMonths })}</Fact>
          {request.couponCode && <Fact label={t('coupon')}>{request.couponCode}</Fact>}
        </Facts>
        {request.notes && <Quoted label={t('client_note')} text={request.notes} />}
      </div>
      <section aria-label={t('price')}>
        <PriceBreakdown
          quote={quote}
          planName={plan}
          locale={locale}
          labels={messagesOf(locale).order.price}
          business={request.customerType === 'business'}
        />
      </section>
    </div>
  );
}

type Service = NonNullable<LeadDetail['serviceRequest']>;

function ServiceFacts({ request }: { request: Service }) {
  const t = useTranslations('leads.detail');
  const format = useFormatter();
  return (
    <>
      <Facts>
        <Fact label={t('kind')}>{t(`kinds.${request.kind}`)}</Fact>
        <Fact label={t('budget')}>{t(`budgets.${request.budgetRange}`)}</Fact>
        <Fact label={t('deadline')}>
          {request.deadline
            ? format.dateTime(request.deadline, { dateStyle: 'long', timeZone: 'UTC' })
            : t('no_deadline')}
        </Fact>
      </Facts>
      <Quoted label={t('need')} text={request.need} />
      <Quoted label={t('description')} text={request.description} />
    </>
  );
}

function Quoted({ label, text }: { label: string; text: string }) {
  return (
    <figure className="mt-4 text-sm">
      <figcaption className="text-ink-muted">{label}</figcaption>
      <blockquote className="mt-1 border-l-2 border-line pl-3 whitespace-pre-line [overflow-wrap:anywhere]">
        {text}
      </blockquote>
    </figure>
  );
}
