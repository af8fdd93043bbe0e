import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Pager } from '@/components/pulse/pager';
import { RefreshOn } from '@/components/realtime/refresh-on';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { useTranslations } from '@/lib/i18n/use-words';
import { channelNames } from '@/lib/realtime/channels';

type Props = {
  title: string;
  description: string;
  /** Which rows: chips. */
  choices: ReactNode;
  empty: { icon: LucideIcon; title: string; body: string };
  /** How many there are in all; where the first and the next of them are. */
  count: number;
  firstHref: string | null;
  nextHref: string | null;
  /** The rows; null where there are none. */
  children: ReactNode;
};

/** The page of the rows behind a figure, which moves with it. */
export function CountedRows({
  title,
  description,
  choices,
  empty,
  count,
  firstHref,
  nextHref,
  children,
}: Props) {
  const t = useTranslations('pulse');
  return (
    <>
      <RefreshOn channel={channelNames.pulse} events={['pulse.event']} />
      <PageHeader title={title} description={description} />
      <div className="flex flex-wrap gap-x-6 gap-y-2 pb-4">{choices}</div>
      <Card>
        {children ?? (
          <EmptyState icon={empty.icon} title={empty.title}>
            {empty.body}
          </EmptyState>
        )}
        <Pager
          count={t('count', { count })}
          first={firstHref ? { href: firstHref, label: t('first_page') } : undefined}
          next={nextHref ? { href: nextHref, label: t('next_page') } : undefined}
        />
      </Card>
    </>
  );
}
