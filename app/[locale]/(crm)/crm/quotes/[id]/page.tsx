import { ArrowLeft } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { RefreshOn } from '@/components/realtime/refresh-on';
import { IntentLink } from '@/components/ui/intent-link';
import { getActor, requireActor } from '@/lib/auth/current-actor';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { getQuote, shownVersion } from '@/lib/quotes/queries/get-quote';
import { channelNames } from '@/lib/realtime/channels';
import { DraftView } from './draft-view';
import { QuoteHeader } from './quote-header';
import { SentView } from './sent-view';

type Props = {
  params: Promise<{ locale: AppLocale; id: string }>;
  searchParams: Promise<{ version?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, id } = await params;
  const actor = await getActor();
  const quote = actor && (await getQuote(actor, id));
  const t = await getTranslations({ locale, namespace: 'quotes' });
  return { title: quote ? `${quote.reference} · ${quote.lead.title}` : t('gone.title') };
}

export default async function QuotePage({ params, searchParams }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN', 'SELLER');
  const [quote, t] = await Promise.all([getQuote(actor, id), getTranslations('quotes')]);
  if (!quote) notFound();
  const asked = [(await searchParams).version].flat()[0];
  const version = shownVersion(quote, asked);
  const path = localePath(locale, `/crm/quotes/${quote.id}`);
  return (
    <>
      <RefreshOn channel={channelNames.quote(quote.id)} events={['quote.changed']} />
      <IntentLink
        href={localePath(locale, '/crm/quotes')}
        className="inline-flex items-center gap-1 rounded-sm py-0.5 text-sm text-ink-muted hover:text-ink hover:underline"
      >
        <ArrowLeft aria-hidden="true" className="size-3.5" />
        {t('back')}
      </IntentLink>
      <QuoteHeader quote={quote} version={version} path={path} locale={locale} />
      {version.status === 'draft' ? (
        <DraftView key={version.id} quote={quote} version={version} actor={actor} locale={locale} />
      ) : (
        <SentView quote={quote} version={version} locale={locale} />
      )}
    </>
  );
}
