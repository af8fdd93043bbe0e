import { Mail } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { IntentLink } from '@/components/ui/intent-link';
import { RelativeTime } from '@/components/ui/relative-time';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import type { EmailRow } from '@/lib/messaging/mailbox';
import { NoRows } from '../no-rows';
import { EmailStatusBadge } from './email-status-badge';
import { emailReason, templateLabel } from './email-words';

type Props = { rows: readonly EmailRow[]; locale: AppLocale; filtered: boolean };

export async function EmailList({ rows, locale, filtered }: Props) {
  if (rows.length === 0) {
    return (
      <NoRows list="mailbox" icon={Mail} filtered={filtered} path={localePath(locale, '/admin/mailbox')} />
    );
  }
  const t = await getTranslations('admin');
  return (
    <Card>
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <li
            key={row.id}
            className="relative flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 hover:bg-sunken"
          >
            <div className="min-w-0 flex-1 basis-64">
              <IntentLink
                href={localePath(locale, `/admin/mailbox/${row.id}`)}
                className="block truncate font-medium after:absolute after:inset-0"
              >
                {row.subject ?? templateLabel(t, row.template)}
              </IntentLink>
              <p className="truncate text-sm text-ink-muted">{row.toEmail}</p>
              {row.error && <p className="text-sm break-words text-danger">{emailReason(t, row.error)}</p>}
            </div>
            <EmailStatusBadge status={row.status} />
            <RelativeTime
              at={row.createdAt}
              className="ml-auto text-right text-sm text-ink-muted sm:ml-0 sm:w-24"
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}
