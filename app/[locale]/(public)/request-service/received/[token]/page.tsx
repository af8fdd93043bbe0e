import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { setRequestLocale } from 'next-intl/server';
import { ReceiptView } from '@/components/request/receipt-view';
import { messagesOf } from '@/lib/i18n/messages';
import type { AppLocale } from '@/lib/i18n/routing';
import { getReceipt } from '@/lib/orders/receipt';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: AppLocale; token: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const robots = { index: false, follow: false };
  // The address is the key to this page: it is told to no other site.
  return { title: messagesOf(locale).request.received.meta, robots, referrer: 'no-referrer' };
}

export default async function RequestReceivedPage({ params }: Props) {
  const { locale, token } = await params;
  setRequestLocale(locale);
  const receipt = await getReceipt(token);
  if (receipt?.kind !== 'service') notFound();
  const { kind, received } = messagesOf(locale).request;
  return (
    <ReceiptView receipt={receipt} words={received} locale={locale} backTo="/">
      <section className="rounded-lg border border-line bg-surface p-5">
        <h2 className="text-md font-semibold">{received.what}</h2>
        <p className="mt-2">{kind[receipt.serviceKind]}</p>
      </section>
    </ReceiptView>
  );
}
