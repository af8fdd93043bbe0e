import { ArrowLeft } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { OfferView } from '@/components/offer/offer-view';
import { RefreshOn } from '@/components/realtime/refresh-on';
import { Card } from '@/components/ui/card';
import { IntentLink } from '@/components/ui/intent-link';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/current-actor';
import { messagesOf } from '@/lib/i18n/messages';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { openOwnOffer } from '@/lib/quotes/queries/own-quotes';
import { channelNames } from '@/lib/realtime/channels';

type Props = { params: Promise<{ locale: AppLocale; reference: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).reference };
}

/** What the e-mailed link opens, for the client who is signed in: read, asked about and answered in the same way. */
export default async function MyQuotePage({ params }: Props) {
  const { locale, reference } = await params;
  setRequestLocale(locale);
  const actor = await requireActor('CLIENT', 'SELLER', 'ADMIN');
  const [t, offer] = await Promise.all([
    getTranslations({ locale, namespace: 'account.quotes' }),
    openOwnOffer(actor, reference),
  ]);
  if (!offer) notFound();
  const { abandoned } = messagesOf(locale).offer.state;
  return (
    <div className="mx-auto max-w-3xl pb-12">
      <RefreshOn channel={channelNames.user(actor.id)} events={['quote.changed']} />
      <IntentLink
        href={localePath(locale, '/account/quotes')}
        className="mb-4 inline-flex items-center gap-1 py-0.5 text-sm text-ink-muted hover:text-ink"
      >
        <ArrowLeft aria-hidden="true" className="size-4" /> {t('title')}
      </IntentLink>
      {offer.version.status === 'superseded' ? (
        <>
          <PageHeader title={t('name', { reference: offer.reference })} />
          <Card className="p-4 sm:p-6">
            <p className="font-medium">{abandoned.title}</p>
            <p className="mt-1 text-sm text-ink-muted">{abandoned.body}</p>
          </Card>
        </>
      ) : (
        // Another version is another page: what was ticked and typed for the one before is not an answer to it.
        <OfferView
          key={offer.version.id}
          offer={offer}
          way={{ by: 'versionId', value: offer.version.id }}
          pdf={localePath(locale, `/account/quotes/${offer.reference}/pdf`)}
          locale={locale}
        />
      )}
    </div>
  );
}
