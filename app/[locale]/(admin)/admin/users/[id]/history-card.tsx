import { getTranslations } from 'next-intl/server';
import { Card, CardHeader } from '@/components/ui/card';
import { IntentLink } from '@/components/ui/intent-link';
import { RelativeTime } from '@/components/ui/relative-time';
import type { AuditRow } from '@/lib/audit/queries';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { auditActionLabel } from '../../audit/audit-words';

type Props = { rows: readonly AuditRow[]; locale: AppLocale; userId: string };

/** What was done to this account lately. */
export async function HistoryCard({ rows, locale, userId }: Props) {
  const t = await getTranslations('admin');
  return (
    <Card>
      <CardHeader title={t('history.title')}>
        <IntentLink
          href={localePath(locale, `/admin/audit?subject=user&id=${userId}`)}
          className="text-sm text-module underline-offset-4 hover:underline"
        >
          {t('history.all')}
        </IntentLink>
      </CardHeader>
      {rows.length === 0 ? (
        <p className="p-4 text-sm text-ink-muted">{t('history.none')}</p>
      ) : (
        <ul className="divide-y divide-line">
          {rows.map((row) => (
            <li key={row.id} className="flex flex-wrap justify-between gap-x-3 px-4 py-2 text-sm">
              <span>
                {auditActionLabel(t, row.action)}
                {row.actor && row.actor.id !== userId && (
                  <span className="text-ink-muted"> · {row.actor.name}</span>
                )}
              </span>
              <RelativeTime at={row.at} className="text-ink-muted" />
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
