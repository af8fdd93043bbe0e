import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { setRequestLocale } from 'next-intl/server';
import { planWords } from '@/components/catalog/plan-facts';
import { PriceBreakdown } from '@/components/catalog/price-breakdown';
import { ReceiptView } from '@/components/request/receipt-view';
import { fillPlural } from '@/lib/i18n/fill';
import { messagesOf } from '@/lib/i18n/messages';
import type { AppLocale } from '@/lib/i18n/routing';
import { getReceipt } from '@/lib/orders/receipt';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: AppLocale; token: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const robots = { index: false, follow: false };
  // The address is the key to this page: it is told to no other site.
  return { title: messagesOf(locale).order.received.meta, robots, referrer: 'no-referrer' };
}

export default async function OrderReceivedPage({ params }: Props) {
  const { locale, token } = await params;
  setRequestLocale(locale);
  const receipt = await getReceipt(token);
  if (receipt?.kind !== 'hosting') notFound();
  const { hosting, order } = messagesOf(locale);
  const words = order.received;
  const plan = { code: receipt.planCode, name: receipt.planName, description: null, features: [] };
  const { name } = planWords(plan, hosting);
  return (
    <ReceiptView receipt={receipt} words={words} locale={locale} backTo="/hosting">
      <section className="rounded-lg border border-line bg-surface p-5">
        <h2 className="text-md font-semibold">{words.what}</h2>
        <p className="mb-3 text-sm text-ink-muted">
          {name} · {fillPlural(locale, words.quantity, receipt.quantity)}
        </p>
        <PriceBreakdown quote={receipt.price} planName={name} locale={locale} labels={order.price} />
      </section>
    </ReceiptView>
  );
}
