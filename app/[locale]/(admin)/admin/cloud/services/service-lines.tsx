'use client';

import { useLocale } from 'next-intl';
import { useMemo } from 'react';
import { ServiceState, ServiceStateIcons } from '@/components/services/service-state';
import { Badge } from '@/components/ui/badge';
import { IntentLink } from '@/components/ui/intent-link';
import { useRelativeTime } from '@/components/ui/relative-time';
import { localePath } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/use-words';
import { type Packed, unpack } from '@/lib/json';
import type { ServiceRow } from '@/lib/provisioning/service/list-services';

export type ListedService = Pick<
  ServiceRow,
  'id' | 'reference' | 'state' | 'createdAt' | 'address' | 'asks' | 'step' | 'isFailed'
> & {
  name: string;
  /** Whose it is, and its domain. */
  facts: string;
};

/** Servers of clients: whose, where they stand, and the step that is underway or failed. They travel as data. */
export function ServiceLines({ rows: sent }: { rows: Packed<readonly ListedService[]> }) {
  const rows = useMemo(() => unpack(sent), [sent]);
  const t = useTranslations('services');
  const path = localePath(useLocale(), '/admin/cloud/services');
  const ago = useRelativeTime();
  return (
    <>
      <ServiceStateIcons />
      <ul className="divide-y divide-line *:relative *:flex *:flex-wrap *:items-center *:gap-x-4 *:gap-y-1 *:px-4 *:py-2.5 *:text-sm *:hover:bg-sunken">
        {rows.map((row) => (
          <li key={row.id}>
            <div className="min-w-0 flex-1 basis-64">
              <IntentLink href={`${path}/${row.id}`} className="font-medium after:absolute after:inset-0">
                <span className="tabular">{row.reference}</span> · {row.name}
              </IntentLink>
              <p className="text-ink-muted [overflow-wrap:anywhere]">
                {row.facts}
                {row.address && (
                  <>
                    <span className="max-sm:hidden"> · </span>
                    <span className="max-sm:block">{row.address}</span>
                  </>
                )}
              </p>
            </div>
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              {row.asks.map(({ id, kind }) => (
                <Badge key={id} tone="module">
                  {t('ask.asked', { kind })}
                </Badge>
              ))}
              {row.step && (
                <span className={row.isFailed ? 'text-danger' : 'text-ink-muted'}>
                  {t('steps.line', {
                    step: t(`doing.${row.step}`),
                    state: t(row.isFailed ? 'steps.failed' : 'steps.now'),
                  })}
                </span>
              )}
              <ServiceState state={row.state} isListed />
              {ago(row.createdAt, 'text-right text-xs text-ink-muted sm:w-20')}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
