import { UsersRound } from 'lucide-react';
import { getFormatter, getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Initials } from '@/components/ui/initials';
import { IntentLink } from '@/components/ui/intent-link';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import type { UserRow } from '@/lib/identity/queries';
import { NoRows } from '../no-rows';
import { UserStateBadge } from './user-state-badge';

type Props = { rows: readonly UserRow[]; locale: AppLocale; filtered: boolean };

/** People, one line each: who, what they may do, and how much sellers carry. */
export function UserList({ rows, locale, filtered }: Props) {
  if (rows.length === 0) {
    return (
      <NoRows list="users" icon={UsersRound} filtered={filtered} path={localePath(locale, '/admin/users')} />
    );
  }
  return (
    <Card>
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <UserLine key={row.id} row={row} href={localePath(locale, `/admin/users/${row.id}`)} />
        ))}
      </ul>
    </Card>
  );
}

async function UserLine({ row, href }: { row: UserRow; href: string }) {
  const [t, format] = await Promise.all([getTranslations('admin'), getFormatter()]);
  return (
    <li className="relative grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-4 gap-y-1 px-4 sm:grid-cols-[auto_minmax(0,1fr)_auto_9rem] py-2.5 hover:bg-sunken">
      <Initials name={row.name} />
      <div className="min-w-0">
        <IntentLink href={href} className="font-medium after:absolute after:inset-0">
          {row.name}
        </IntentLink>
        <p className="truncate text-sm text-ink-muted">{row.email}</p>
      </div>
      <span className="col-start-2 flex flex-wrap items-center gap-1.5 sm:col-start-3">
        <Badge tone={row.role === 'CLIENT' ? 'neutral' : 'module'}>{t(`role.${row.role}`)}</Badge>
        <UserStateBadge state={row.state} />
        {row.role === 'SELLER' && row.skills.length === 0 && (
          <Badge tone="warning">{t('seller.noSkills')}</Badge>
        )}
        {row.absentUntil && (
          <Badge tone="warning">
            {t('users.absentUntil', {
              day: format.dateTime(new Date(row.absentUntil.getTime() - 1), {
                day: 'numeric',
                month: 'short',
              }),
            })}
          </Badge>
        )}
      </span>
      {row.role === 'SELLER' && (
        <span className="tabular col-start-2 text-sm text-ink-muted sm:col-start-4 sm:text-right">
          {t('users.load', { open: row.openLeads, capacity: row.capacity })}
        </span>
      )}
    </li>
  );
}
