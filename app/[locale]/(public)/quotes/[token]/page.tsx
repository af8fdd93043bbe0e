import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { OfferView } from '@/components/offer/offer-view';
import { fill } from '@/lib/i18n/fill';
import { messagesOf } from '@/lib/i18n/messages';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { openOffer } from '@/lib/quotes/queries/open-offer';
import { LinkEnd } from './link-end';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: AppLocale; token: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  // The address is the key to this page: it is told to no other site, yet its own forms must say where they come from.
  const robots = { index: false, follow: false };
  return { title: messagesOf(locale).offer.meta, robots, referrer: 'same-origin' };
}

/** What an e-mailed link opens. Opening it changes nothing and counts nothing: mail scanners open links too. */
export default async function QuotePage({ params }: Props) {
  const { locale, token } = await params;
  setRequestLocale(locale);
  const page = await openOffer(token);
  if (page.kind === 'offer')
    return (
      <div className="container-page max-w-3xl! pt-8 pb-16 md:pt-12">
        <OfferView
          offer={page.offer}
          way={{ by: 'token', value: token }}
          pdf={localePath(locale, `/quotes/${token}/pdf`)}
          locale={locale}
        />
      </div>
    );
  const { state, title } = messagesOf(locale).offer;
  if (page.kind === 'replaced') {
    const reference = fill(title, { reference: page.reference });
    const words = page.next ? state.superseded : state.abandoned;
    const next = page.next ? { path: `/quotes/${page.next}`, label: state.superseded.open } : null;
    return <LinkEnd words={words} above={reference} locale={locale} next={next} />;
  }
  const next = { path: '/account/quotes', label: state.account };
  return <LinkEnd words={state[page.kind]} locale={locale} next={next} />;
}
