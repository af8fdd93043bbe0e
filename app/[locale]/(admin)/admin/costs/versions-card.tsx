import { useBillingWords } from '@/components/billing/use-billing-words';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { RESOURCE_KEYS } from '@/lib/catalog/price-book';
import { useFormatter, useTranslations } from '@/lib/i18n/use-words';
import type { CostsPage } from '@/lib/quotes/costs/queries';
import { useAddonName } from './addon-name';

type Props = { versions: CostsPage['versions']; currency: string };

const TONES = { current: 'success', planned: 'module', past: 'neutral' } as const;

/** Every version as it was published, the newest first. */
export function VersionsCard({ versions, currency }: Props) {
  const t = useTranslations('costs');
  const format = useFormatter();
  const addonName = useAddonName();
  const { money, percent } = useBillingWords();
  return (
    <Card aria-labelledby="versions">
      <CardHeader id="versions" title={t('versions')} />
      <p className="px-4 pt-3 text-sm text-ink-muted">{t('versionsHint')}</p>
      <ul className="divide-y divide-line">
        {versions.map(({ version, validFrom, publishedBy, costs, state }) => (
          <li key={version} className="space-y-1 px-4 py-3 text-sm">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span className="font-medium">{t('version', { version })}</span>
              <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>
              <span className="text-ink-muted">
                {t('from', {
                  day: format.dateTime(validFrom, { dateStyle: 'medium', timeZone: 'Europe/Paris' }),
                })}{' '}
                · {publishedBy ? t('by', { name: publishedBy }) : t('platform')}
              </span>
            </p>
            <ul className="flex flex-wrap gap-x-4 gap-y-1 text-ink-muted">
              {RESOURCE_KEYS.map((key) => (
                <li key={key} className="whitespace-nowrap">
                  {t(`unit.${key}`)}{' '}
                  <span className="tabular text-ink">{money(costs.unitCents[key], currency)}</span>
                </li>
              ))}
              {Object.entries(costs.addonShareBp).map(([code, share]) => (
                <li key={code} className="whitespace-nowrap">
                  {addonName(code)} <span className="tabular text-ink">{percent(share)}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Card>
  );
}
