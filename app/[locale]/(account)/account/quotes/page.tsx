import { ChevronRight, FileText } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { Pager } from '@/components/pulse/pager';
import { RefreshOn } from '@/components/realtime/refresh-on';
import { buttonStyle } from '@/components/ui/button-style';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { IntentLink } from '@/components/ui/intent-link';
import { PageHeader } from '@/components/ui/page-header';
import { Sprite } from '@/components/ui/sprite';
import { requireActor } from '@/lib/auth/current-actor';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { singleParams } from '@/lib/leads/filter';
import { listOwnQuotes } from '@/lib/quotes/queries/own-quotes';
import { ownQuotesSchema } from '@/lib/quotes/schema';
import { channelNames } from '@/lib/realtime/channels';
import { QuoteItem } from './quote-item';

type Props = {
  params: Promise<{ locale: AppLocale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return { title: (await getTranslations({ locale, namespace: 'account.quotes' }))('title') };
}

export default async function MyQuotesPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireActor('CLIENT', 'SELLER', 'ADMIN');
  const { after } = ownQuotesSchema.parse(singleParams(await searchParams));
  const [t, { rows, next }] = await Promise.all([
    getTranslations({ locale, namespace: 'account.quotes' }),
    listOwnQuotes(actor, after),
  ]);
  const path = localePath(locale, '/account/quotes');
  return (
    <>
      <RefreshOn channel={channelNames.user(actor.id)} events={['quote.changed']} />
      <PageHeader title={t('title')} description={t('description')} />
      <Card aria-label={t('title')}>
        {rows.length === 0 ? (
          <EmptyState
            icon={FileText}
            title={t('empty.title')}
            action={
              <IntentLink
                href={localePath(locale, '/account/requests')}
                className={buttonStyle('secondary', 'sm')}
              >
                {t('empty.action')}
              </IntentLink>
            }
          >
            {t('empty.body')}
          </EmptyState>
        ) : (
          <>
            <Sprite icons={{ open: ChevronRight }} />
            <ul className="divide-y divide-line">
              {rows.map((row) => (
                <QuoteItem key={row.id} row={row} timeZone={actor.timeZone} />
              ))}
            </ul>
          </>
        )}
        {(after || next) && (
          <Pager
            first={after ? { href: path, label: t('first_page') } : undefined}
            next={
              next ? { href: `${path}?after=${encodeURIComponent(next)}`, label: t('next_page') } : undefined
            }
          />
        )}
      </Card>
    </>
  );
}
