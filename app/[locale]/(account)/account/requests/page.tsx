import { ClipboardList, Info } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { Pager } from '@/components/pulse/pager';
import { buttonStyle } from '@/components/ui/button-style';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { isStaff } from '@/lib/auth/actor';
import { requireActor } from '@/lib/auth/current-actor';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { listRequests } from '@/lib/orders/queries';
import { requestFilterSchema } from '@/lib/orders/schema';
import { asClient } from './as-client';
import { RequestItem } from './request-item';

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = (await params) as { locale: AppLocale };
  return { title: (await getTranslations({ locale, namespace: 'account' }))('title') };
}

export default async function MyRequestsPage({ params, searchParams }: Props) {
  const { locale } = (await params) as { locale: AppLocale };
  setRequestLocale(locale);
  const actor = await requireActor('CLIENT', 'SELLER', 'ADMIN');
  const { cursor } = requestFilterSchema.parse(await searchParams);
  const [t, { rows, nextCursor }] = await Promise.all([
    getTranslations({ locale, namespace: 'account' }),
    listRequests(asClient(actor), { cursor, limit: 25 }),
  ]);
  const path = localePath(locale, '/account/requests');
  return (
    <>
      <PageHeader title={t('title')} description={t('description')}>
        {rows.length > 0 && (
          <a href={localePath(locale, '/hosting/order')} className={buttonStyle('primary', 'sm')}>
            {t('new')}
          </a>
        )}
      </PageHeader>
      {isStaff(actor) && (
        <p className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg border border-line bg-surface px-4 py-3 text-sm text-ink-muted">
          <Info aria-hidden="true" className="size-4 shrink-0" />
          <span className="min-w-0 flex-1 basis-64">{t('staff_hint')}</span>
          <Link
            href={localePath(locale, '/hosting/dashboard')}
            className="font-medium text-module hover:underline"
          >
            {t('open_dashboard')}
          </Link>
        </p>
      )}
      <Card aria-label={t('title')}>
        {rows.length === 0 ? (
          <EmptyState
            icon={ClipboardList}
            title={t('empty.title')}
            action={
              <a href={localePath(locale, '/hosting')} className={buttonStyle('primary')}>
                {t('empty.action')}
              </a>
            }
          >
            {t('empty.body')}
          </EmptyState>
        ) : (
          <ul className="divide-y divide-line">
            {rows.map((row) => (
              <RequestItem key={row.id} row={row} timeZone={actor.timeZone} />
            ))}
          </ul>
        )}
        {(cursor || nextCursor) && (
          <Pager
            first={cursor ? { href: path, label: t('first_page') } : undefined}
            next={
              nextCursor
                ? { href: `${path}?cursor=${encodeURIComponent(nextCursor)}`, label: t('next_page') }
                : undefined
            }
          />
        )}
      </Card>
    </>
  );
}
