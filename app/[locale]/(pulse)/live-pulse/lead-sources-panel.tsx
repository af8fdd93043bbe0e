import { useLocale } from 'next-intl';
import { Card, CardHeader } from '@/components/ui/card';
import { IntentLink } from '@/components/ui/intent-link';
import { localePath } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/use-words';
import { pulseAddress } from '@/lib/pulse/addresses';
import { countText, percentOf, percentText } from '@/lib/pulse/figures';
import type { PulseReport } from '@/lib/pulse/report';

/** Where the period's leads came from; each source leads to its leads. */
export function LeadSourcesPanel({ report: { sources, period } }: { report: PulseReport }) {
  const t = useTranslations('pulse');
  const locale = useLocale();
  const n = sources.reduce((sum, source) => sum + source.n, 0);
  const most = sources[0]?.n ?? 1;
  return (
    <Card aria-labelledby="lead-sources">
      <CardHeader id="lead-sources" title={t('leads.title')}>
        {n > 0 && (
          <IntentLink
            href={localePath(locale, pulseAddress.leads({ period: period.name }))}
            className="tap tabular text-sm text-module underline underline-offset-2"
          >
            {countText(n, locale)} {t(`over.${period.name}`)}
          </IntentLink>
        )}
      </CardHeader>
      {n === 0 ? (
        <p className="px-4 py-6 text-center text-sm text-ink-muted">{t('leads.empty')}</p>
      ) : (
        <ul className="space-y-2 p-4">
          {sources.map(({ source, n: leads }) => (
            <li key={source}>
              <IntentLink
                href={localePath(locale, pulseAddress.leads({ source, period: period.name }))}
                className="group block rounded-sm text-sm"
              >
                <span className="flex justify-between gap-3">
                  <span className="group-hover:underline">{t(`sources.${source}`)}</span>
                  <span className="tabular">
                    <span className="font-medium">{countText(leads, locale)}</span>
                    <span className="inline-block w-16 text-right text-ink-muted">
                      {percentText(percentOf(leads, n), locale)}
                    </span>
                  </span>
                </span>
                <span aria-hidden="true" className="mt-1 block h-1.5 rounded-full bg-sunken">
                  <span
                    className="block h-full rounded-full bg-module-mark"
                    style={{ width: `${(leads / most) * 100}%` }}
                  />
                </span>
              </IntentLink>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
