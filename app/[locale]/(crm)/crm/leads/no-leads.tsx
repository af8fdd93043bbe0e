import { SearchX, Users } from 'lucide-react';
import { buttonStyle } from '@/components/ui/button-style';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { IntentLink } from '@/components/ui/intent-link';
import { useTranslations } from '@/lib/i18n/use-words';
import { type LeadFilter, leadListQuery } from '@/lib/leads/filter';

type Props = { filter: LeadFilter; path: string; pipelinePath: string };

/** Nothing yet, or nothing under these filters: two different things. */
export function NoLeads({ filter, path, pipelinePath }: Props) {
  const t = useTranslations('leads');
  const isFiltered = leadListQuery(filter, { sort: 'created', dir: undefined }) !== '';
  return (
    <Card>
      <EmptyState
        icon={isFiltered ? SearchX : Users}
        title={t(isFiltered ? 'list.none_title' : 'list.empty_title')}
        action={
          <IntentLink href={isFiltered ? path : pipelinePath} className={buttonStyle('secondary', 'sm')}>
            {isFiltered ? t('filter.clear') : t('list.open_pipeline')}
          </IntentLink>
        }
      >
        {t(isFiltered ? 'list.none_body' : 'list.empty_body')}
      </EmptyState>
    </Card>
  );
}
