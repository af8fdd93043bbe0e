import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonStyle } from '@/components/ui/button-style';
import { IntentLink } from '@/components/ui/intent-link';
import { useTranslations } from '@/lib/i18n/use-words';
import { type LeadFilter, leadListQuery } from '@/lib/leads/filter';
import type { LeadPage } from '@/lib/leads/queries/list-leads';

type Props = { page: LeadPage; filter: LeadFilter; path: string };

/** Nothing when everything is on one page. */
export function Pages({ page: { previous, next }, filter, path }: Props) {
  const t = useTranslations('leads.list');
  if (!previous && !next) return null;
  return (
    <nav aria-label={t('pages')} className="flex justify-between gap-2 border-t border-line px-4 py-2">
      <Step href={previous && `${path}${leadListQuery(filter, { before: previous })}`} rel="prev">
        <ChevronLeft aria-hidden="true" className="size-4" />
        {t('previous')}
      </Step>
      <Step href={next && `${path}${leadListQuery(filter, { after: next })}`} rel="next">
        {t('next')}
        <ChevronRight aria-hidden="true" className="size-4" />
      </Step>
    </nav>
  );
}

function Step({ href, rel, children }: { href: string | undefined; rel: string; children: ReactNode }) {
  if (!href) return <span />;
  return (
    <IntentLink href={href} rel={rel} className={buttonStyle('secondary', 'sm')}>
      {children}
    </IntentLink>
  );
}
