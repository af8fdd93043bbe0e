import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { checkWords } from '@/components/order/field-checks';
import { RequestForm } from '@/components/request/request-form';
import { BudgetRange, ServiceKind } from '@/lib/db/generated/enums';
import { fill } from '@/lib/i18n/fill';
import { messagesOf } from '@/lib/i18n/messages';
import { pageMetadata } from '@/lib/i18n/page-metadata';
import type { AppLocale } from '@/lib/i18n/routing';
import { requestServiceAction } from './actions';

type Props = { params: Promise<{ locale: AppLocale }> };

/** Bounds of each range in euros. */
const BOUNDS: Record<BudgetRange, { from?: number; to?: number }> = {
  under_500: { to: 500 },
  from_500_to_2000: { from: 500, to: 2_000 },
  from_2000_to_10000: { from: 2_000, to: 10_000 },
  over_10000: { from: 10_000 },
  unknown: {},
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return pageMetadata(locale, '/request-service', messagesOf(locale).request.meta);
}

export default async function RequestServicePage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const { common, errors, order, request } = messagesOf(locale);
  const { meta: _meta, received: _received, ...labels } = request;
  const euros = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'EUR',
    maximumFractionDigits: 0,
  });
  const budgets = Object.values(BudgetRange).map((value) => {
    const { from, to } = BOUNDS[value];
    const bounds = {
      ...(from === undefined ? {} : { from: euros.format(from) }),
      ...(to === undefined ? {} : { to: euros.format(to) }),
    };
    return { value, label: fill(labels.budget[value], bounds) };
  });
  return (
    <div className="container-page max-w-3xl! py-8 md:py-12">
      <h1 className="text-xl font-semibold">{labels.title}</h1>
      <p className="mt-2 mb-6 text-ink-muted">{labels.lead}</p>
      <RequestForm
        action={requestServiceAction}
        locale={locale}
        kinds={Object.values(ServiceKind)}
        budgets={budgets}
        labels={labels}
        shared={{ answer: order.answer, details: order.details, trap: order.trap }}
        checks={checkWords(errors)}
        optional={common.optional}
      />
    </div>
  );
}
