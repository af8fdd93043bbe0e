'use client';

import { ArrowUpToLine, Ellipsis, ExternalLink, Hand } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { Menu, MenuContent, MenuItem, MenuLabel, MenuSeparator, MenuTrigger } from '@/components/ui/menu';
import type { LeadRow } from '@/lib/leads/lead-row';
import { nextStatuses } from '@/lib/leads/status';
import type { CardActions } from './card-actions';

/** Everything a drag can do, without one. */
export const CardMenu = memo(function CardMenu({ card, actions }: { card: LeadRow; actions: CardActions }) {
  const t = useTranslations('pipeline.card');
  const stage = useTranslations('leads.status');
  return (
    <Menu>
      <MenuTrigger
        aria-label={t('menu', { title: card.title })}
        className="inline-flex size-7 shrink-0 items-center justify-center rounded-md text-ink-muted hover:bg-sunken hover:text-ink"
      >
        <Ellipsis aria-hidden="true" className="size-4" />
      </MenuTrigger>
      <MenuContent>
        <MenuItem asChild>
          <Link href={actions.leadPath(card.id)} prefetch={false}>
            <ExternalLink aria-hidden="true" className="size-4" />
            {t('open')}
          </Link>
        </MenuItem>
        {card.assignedToId === null && (
          <MenuItem onSelect={() => actions.take(card)}>
            <Hand aria-hidden="true" className="size-4" />
            {t('take')}
          </MenuItem>
        )}
        <MenuItem onSelect={() => actions.moveToTop(card)}>
          <ArrowUpToLine aria-hidden="true" className="size-4" />
          {t('to_top')}
        </MenuItem>
        <MenuSeparator />
        <MenuLabel>{t('move_to')}</MenuLabel>
        {nextStatuses(card.status).map((status) => (
          <MenuItem key={status} onSelect={() => actions.moveTo(card, status)}>
            {stage(status)}
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  );
});
