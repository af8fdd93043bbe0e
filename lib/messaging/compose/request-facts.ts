import 'server-only';
import type { EmailTranslator } from '@/emails/email-translator';
import type { Fact } from '@/emails/fact-list';
import type { PriceQuote } from '@/lib/catalog/price-quote';
import type { Prisma } from '@/lib/db/generated/client';
import type { Locale } from '@/lib/db/generated/enums';
import { formatMoney } from '@/lib/money';

export const hostingFactsSelect = {
  reference: true,
  contactName: true,
  contactEmail: true,
  userId: true,
  domain: true,
  quantity: true,
  commitmentMonths: true,
  billingCycle: true,
  couponCode: true,
  currency: true,
  price: true,
  plan: { select: { name: true } },
} satisfies Prisma.HostingRequestSelect;

export const serviceFactsSelect = {
  reference: true,
  contactName: true,
  contactEmail: true,
  userId: true,
  kind: true,
  need: true,
  deadline: true,
} satisfies Prisma.ServiceRequestSelect;

type Hosting = Prisma.HostingRequestGetPayload<{ select: typeof hostingFactsSelect }>;
type Service = Prisma.ServiceRequestGetPayload<{ select: typeof serviceFactsSelect }>;

/** The plan as one would say it: “Professional”, “3 × Professional”. */
export function planInWords(t: EmailTranslator, { plan, quantity }: Hosting): string {
  return t('request_received.planValue', { plan: plan.name, quantity });
}

/** An order in short: what, for how long, at what price. */
export function hostingFacts(t: EmailTranslator, locale: Locale, request: Hosting): Fact[] {
  // Written by the pricing engine when the order was placed, and never changed since.
  const { perPeriod, afterCoupon, dueNow } = request.price as unknown as PriceQuote;
  const money = (cents: number) => formatMoney(cents, request.currency, locale);
  const amount = (total: { net: number; gross: number }) =>
    t('request_received.amount', { net: money(total.net), gross: money(total.gross) });
  return [
    { label: t('request_received.reference'), value: request.reference },
    { label: t('request_received.plan'), value: planInWords(t, request) },
    ...(request.domain ? [{ label: t('request_received.domain'), value: request.domain }] : []),
    {
      label: t('request_received.commitment'),
      value: t('request_received.commitmentValue', { months: request.commitmentMonths }),
    },
    {
      label: t('request_received.perPeriod', { cycle: request.billingCycle }),
      value: amount(perPeriod),
    },
    ...(afterCoupon ? [{ label: t('request_received.afterCoupon'), value: amount(afterCoupon) }] : []),
    { label: t('request_received.dueNow'), value: amount(dueNow) },
    ...(request.couponCode ? [{ label: t('request_received.coupon'), value: request.couponCode }] : []),
  ];
}

/** A service request in short. */
export function serviceFacts(t: EmailTranslator, locale: Locale, request: Service): Fact[] {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return [
    { label: t('request_received.reference'), value: request.reference },
    { label: t('request_received.service'), value: t(`service.${request.kind}`) },
    { label: t('request_received.need'), value: request.need },
    ...(request.deadline
      ? [{ label: t('request_received.deadline'), value: day.format(request.deadline) }]
      : []),
  ];
}
