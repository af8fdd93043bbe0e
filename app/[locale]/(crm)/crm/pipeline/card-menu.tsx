'use client';

import { ArrowUpToLine, ExternalLink, Hand } from 'lucide-react';
import Link from 'next/link';
import { type FocusEvent, type KeyboardEvent, type MouseEvent, memo, useState } from 'react';
import { Menu, MenuContent, MenuItem, MenuLabel, MenuSeparator, MenuTrigger } from '@/components/ui/menu';
import { SpriteIcon } from '@/components/ui/sprite';
import { useTranslations } from '@/lib/i18n/use-words';
import type { LeadRow } from '@/lib/leads/lead-row';
import { nextStatuses } from '@/lib/leads/status';
import type { CardActions } from './card-actions';

type Props = { card: LeadRow; actions: CardActions };

const TRIGGER =
  'inline-flex size-7 shrink-0 items-center justify-center rounded-md text-ink-muted hover:bg-sunken hover:text-ink';

/**
 * Everything a drag can do, without one. A board has hundreds of them and a person uses one: it is only a button until
 * then.
 */
export const CardMenu = memo(function CardMenu({ card, actions }: Props) {
  const t = useTranslations('pipeline.card');
  const [openedBy, setOpenedBy] = useState<'pointer' | 'keyboard' | null>(null);
  const label = t('menu', { title: card.title });
  if (openedBy) {
    return <OpenedMenu card={card} actions={actions} label={label} byKeyboard={openedBy === 'keyboard'} />;
  }
  // A key that presses a button counts no clicks.
  const open = ({ detail }: MouseEvent) => setOpenedBy(detail === 0 ? 'keyboard' : 'pointer');
  const openDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    setOpenedBy('keyboard');
  };
  return (
    <button
      type="button"
      aria-label={label}
      aria-haspopup="menu"
      aria-expanded={false}
      className={TRIGGER}
      onClick={open}
      onKeyDown={openDown}
    >
      <SpriteIcon name="more" className="size-4" />
    </button>
  );
});

/** Open from its first moment; afterwards like any other menu. */
function OpenedMenu({ card, actions, label, byKeyboard }: Props & { label: string; byKeyboard: boolean }) {
  const t = useTranslations('pipeline.card');
  const stage = useTranslations('leads.status');
  const [atFirst, setAtFirst] = useState(byKeyboard);
  // The menu that a key opened begins at its first line; this one was not there yet to see the key.
  const toFirstLine = ({ target, currentTarget }: FocusEvent) => {
    if (!atFirst || target !== currentTarget) return;
    setAtFirst(false);
    currentTarget.querySelector<HTMLElement>('[role="menuitem"]')?.focus();
  };
  return (
    <Menu defaultOpen>
      <MenuTrigger aria-label={label} className={TRIGGER}>
        <SpriteIcon name="more" className="size-4" />
      </MenuTrigger>
      <MenuContent onFocus={toFirstLine}>
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
}
