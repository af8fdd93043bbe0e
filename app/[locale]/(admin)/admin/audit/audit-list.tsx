import { ScrollText } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { Card } from '@/components/ui/card';
import { RelativeTime } from '@/components/ui/relative-time';
import type { AuditRow } from '@/lib/audit/queries';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { NoRows } from '../no-rows';
import { auditActionLabel, auditChange, auditSubjectLabel, auditSubjectPath } from './audit-words';

type Props = { rows: readonly AuditRow[]; locale: AppLocale; filtered: boolean };

export function AuditList({ rows, locale, filtered }: Props) {
  if (rows.length === 0) {
    return (
      <NoRows list="audit" icon={ScrollText} filtered={filtered} path={localePath(locale, '/admin/audit')} />
    );
  }
  return (
    <Card>
      <ul className="divide-y divide-line">
        {rows.map((row) => (
          <AuditLine key={row.id} row={row} locale={locale} />
        ))}
      </ul>
    </Card>
  );
}

async function AuditLine({ row, locale }: { row: AuditRow; locale: AppLocale }) {
  const [t, stages] = await Promise.all([getTranslations('admin'), getTranslations('leads.status')]);
  const change = auditChange(t, stages, row.data);
  const path = auditSubjectPath(row.subjectType, row.subjectId);
  const subject = auditSubjectLabel(t, row.subjectType);
  const hasData = row.data !== null && typeof row.data === 'object' && Object.keys(row.data).length > 0;
  const isOwn = row.subjectType === 'user' && row.subjectId === row.actor?.id;
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-2">
      <p className="min-w-0 flex-1 basis-64">
        <span className="font-medium">{row.actor?.name ?? t('audit.nobody')}</span>{' '}
        {auditActionLabel(t, row.action)}
        {!isOwn && (
          <>
            {' · '}
            {path ? (
              <Link
                href={localePath(locale, path)}
                className="text-module underline underline-offset-4"
                prefetch={false}
              >
                {subject}
              </Link>
            ) : (
              <span className="text-ink-muted">{subject}</span>
            )}
          </>
        )}
        {change && <span className="text-ink-muted"> · {change}</span>}
      </p>
      {hasData && (
        <details className="text-sm open:order-last open:w-full">
          <summary className="w-fit rounded-sm text-ink-muted">{t('audit.details')}</summary>
          <pre className="mt-1 rounded-md bg-sunken p-2 font-mono text-xs break-words whitespace-pre-wrap">
            {JSON.stringify(row.data, null, 2)}
          </pre>
        </details>
      )}
      <p className="flex gap-3 text-sm text-ink-muted sm:w-48 sm:justify-end">
        {row.ip && <span className="tabular">{row.ip}</span>}
        <RelativeTime at={row.at} />
      </p>
    </li>
  );
}
