import { Boxes } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { IntentLink } from '@/components/ui/intent-link';
import { RelativeTime } from '@/components/ui/relative-time';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { CAPACITY_KEYS, type ServerSize } from '@/lib/provisioning/placement';
import type { HoldView } from '@/lib/provisioning/queries';

type Props = { holds: readonly HoldView[]; more: boolean; locale: AppLocale };

/** The servers on a machine, each with the order it is of and why it is here. */
export async function HoldsCard({ holds, more, locale }: Props) {
  const t = await getTranslations('cloud.holds');
  return (
    <Card>
      <CardHeader title={t('title')} />
      {holds.length === 0 ? (
        <EmptyState icon={Boxes} title={t('none')}>
          {t('noneHint')}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line">
          {holds.map((hold) => (
            <HoldLine key={hold.id} hold={hold} locale={locale} />
          ))}
        </ul>
      )}
      {more && (
        <p className="border-t border-line px-4 py-3 text-sm text-ink-muted">
          {t('more', { count: holds.length })}
        </p>
      )}
    </Card>
  );
}

async function HoldLine({ hold, locale }: { hold: HoldView; locale: AppLocale }) {
  const t = await getTranslations('cloud');
  const sized = (size: ServerSize) =>
    CAPACITY_KEYS.map((key) => t(`unit.${key}`, { n: size[key] })).join(' · ');
  return (
    <li className="space-y-1 px-4 py-3 text-sm">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {hold.leadId ? (
          <IntentLink
            href={localePath(locale, `/crm/leads/${hold.leadId}`)}
            className="tap tabular font-medium text-module underline underline-offset-2"
          >
            {hold.reference}
          </IntentLink>
        ) : (
          <span className="tabular font-medium">{hold.reference}</span>
        )}
        <span className="text-ink-muted">{t('holds.server', { ordinal: hold.ordinal })}</span>
        <Badge tone={hold.state === 'in_use' ? 'success' : 'module'}>{t(`holds.state.${hold.state}`)}</Badge>
      </div>
      <div className="flex flex-wrap items-baseline justify-between gap-x-2">
        <p className="tabular text-ink-muted">{sized(hold.size)}</p>
        <RelativeTime at={hold.usedAt ?? hold.createdAt} className="text-xs text-ink-muted" />
      </div>
      <details>
        <summary className="tap cursor-pointer rounded-sm text-xs text-module">{t('holds.why')}</summary>
        <p className="mt-1 text-xs text-ink-muted">{t('holds.need', { size: sized(hold.reason.need) })}</p>
        <ul className="mt-1 space-y-0.5 text-xs text-ink-muted">
          {hold.reason.nodes.map((node) => (
            <li key={node.nodeId}>
              <span className="font-medium text-ink">{node.name}</span>{' '}
              {t(`outcome.${node.outcome}`, { left: node.leftPercent ?? 0 })}
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}
