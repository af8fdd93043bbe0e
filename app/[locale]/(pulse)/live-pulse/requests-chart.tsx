import { useLocale } from 'next-intl';
import { DailyBars } from '@/components/charts/daily-bars';
import { dayName } from '@/components/charts/day-name';
import { Card, CardHeader } from '@/components/ui/card';
import { useTranslations } from '@/lib/i18n/use-words';
import { sumOfKinds } from '@/lib/pulse/kpis';
import type { PulseReport } from '@/lib/pulse/report';

/** Requests a day, hosting and services stacked. */
export function RequestsChart({ report: { requests } }: { report: PulseReport }) {
  const t = useTranslations('pulse');
  const locale = useLocale();
  const title = t('chart.requests');
  return (
    <Card aria-labelledby="requests-chart">
      <CardHeader id="requests-chart" title={title} />
      <div className="p-4">
        {sumOfKinds(requests.submitted) === 0 ? (
          <p className="flex h-24 items-center justify-center text-sm text-ink-muted">{t('chart.empty')}</p>
        ) : (
          <DailyBars
            title={title}
            locale={locale}
            dayLabel={t('chart.day')}
            tableLabel={t('chart.as_table')}
            series={[
              { label: t('kinds.hosting'), color: 'brand' },
              { label: t('kinds.service'), color: 'slate' },
            ]}
            days={requests.byDay.map(({ day, hosting, service }) => ({
              day: dayName(day, locale),
              values: [hosting, service],
            }))}
          />
        )}
      </div>
    </Card>
  );
}
