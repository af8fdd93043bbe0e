import { IntentLink } from '@/components/ui/intent-link';
import { useFormatter, useTranslations } from '@/lib/i18n/use-words';
import type { BoardSummary } from '@/lib/leads/board/view';
import { LEAD_STATUSES } from '@/lib/leads/status';

/** One's own leads stage by stage; each figure leads to its rows. */
export function MyStages({ summary, path }: { summary: BoardSummary; path: string }) {
  const t = useTranslations('crm.home');
  const stage = useTranslations('leads.status');
  const format = useFormatter();
  return (
    <section aria-label={t('stages')}>
      <ul className="grid grid-cols-2 gap-2 sm:grid-cols-3 xl:grid-cols-6">
        {LEAD_STATUSES.map((status) => {
          const { count, valueCents } = summary[status];
          return (
            <li key={status}>
              <IntentLink
                href={`${path}?who=me&stage=${status}`}
                aria-label={`${stage(status)}, ${t('stage_count', { count })}`}
                className="block rounded-lg border border-line bg-surface px-4 py-3 hover:border-line-strong"
              >
                <span className="block text-sm text-ink-muted">{stage(status)}</span>
                <span className="tabular block text-lg font-semibold">{format.number(count)}</span>
                <span className="tabular block text-xs text-ink-muted">
                  {format.number(valueCents / 100, {
                    style: 'currency',
                    currency: 'EUR',
                    maximumFractionDigits: 0,
                  })}
                </span>
              </IntentLink>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
