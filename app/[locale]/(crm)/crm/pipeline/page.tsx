import { SquareKanban } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { SearchFilter, WhoFilter } from '@/components/leads/filter-controls';
import { FilterForm } from '@/components/leads/filter-form';
import { RefreshOn } from '@/components/realtime/refresh-on';
import { buttonStyle } from '@/components/ui/button-style';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { requireActor } from '@/lib/auth/current-actor';
import { now } from '@/lib/clock';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { pack } from '@/lib/json';
import { boardColumns, boardSummary } from '@/lib/leads/board/columns';
import { boardFrame } from '@/lib/leads/board/frame';
import type { BoardSummary } from '@/lib/leads/board/view';
import { boardFilterSchema, columnPages, singleParams } from '@/lib/leads/filter';
import { channelNames } from '@/lib/realtime/channels';
import { Board } from './board';

type Props = {
  params: Promise<{ locale: AppLocale }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'pipeline' });
  return { title: t('title') };
}

export default async function PipelinePage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const actor = await requireActor('ADMIN', 'SELLER');
  const filter = boardFilterSchema.parse(singleParams(await searchParams));
  const readAt = now();
  const { turn, staff } = await boardFrame(actor);
  const [columns, summary, t, tf] = await Promise.all([
    boardColumns(actor, filter, columnPages(filter.more)),
    boardSummary(actor, filter),
    getTranslations({ locale, namespace: 'pipeline' }),
    getTranslations({ locale, namespace: 'leads.filter' }),
  ]);
  const path = localePath(locale, '/crm/pipeline');
  const isFiltered = filter.q !== '' || filter.who !== 'all';
  return (
    <>
      <PageHeader
        title={t('title')}
        description={<span className="hidden sm:inline">{t('description')}</span>}
      >
        <FilterForm path={path} label={tf('label')} values={{ q: filter.q, who: filter.who }}>
          <SearchFilter value={filter.q} />
          <WhoFilter value={filter.who} staff={staff} />
        </FilterForm>
      </PageHeader>
      {isEmpty(summary) ? (
        <>
          <RefreshOn channel={channelNames.board} events={['lead.changed']} />
          <NoCards locale={locale} isFiltered={isFiltered} path={path} />
        </>
      ) : (
        <Board
          given={pack({ columns, summary, readAt, turn })}
          filter={filter}
          path={path}
          leadsPath={localePath(locale, '/crm/leads')}
          actorId={actor.id}
        />
      )}
    </>
  );
}

function isEmpty(summary: BoardSummary): boolean {
  return Object.values(summary).every(({ count }) => count === 0);
}

async function NoCards({
  locale,
  isFiltered,
  path,
}: {
  locale: AppLocale;
  isFiltered: boolean;
  path: string;
}) {
  const t = await getTranslations({ locale, namespace: 'pipeline' });
  const href = isFiltered ? path : localePath(locale, '/hosting/order');
  return (
    <EmptyState
      icon={SquareKanban}
      title={t(isFiltered ? 'none_title' : 'empty_title')}
      action={
        <a href={href} className={buttonStyle('secondary', 'sm')}>
          {t(isFiltered ? 'clear' : 'empty_action')}
        </a>
      }
    >
      {t(isFiltered ? 'none_body' : 'empty_body')}
    </EmptyState>
  );
}
