import { useLocale } from 'next-intl';
import { DailyBars } from '@/components/charts/daily-bars';
import { dayName } from '@/components/charts/day-name';
import { Card, CardHeader } from '@/components/ui/card';
import { useTranslations } from '@/lib/i18n/use-words';
import type { VisitDay } from '@/lib/pulse/queries/form-funnels';

/** Visits a day beside those of them that sent the form. */
export function VisitsChart({ days }: { days: readonly VisitDay[] }) {
  const t = useTranslations('pulse.chart');
  const locale = useLocale();
  return (
    <Card aria-labelledby="visits-chart" className="lg:col-span-2">
      <CardHeader id="visits-chart" title={t('visits')} />
      <div className="p-4">
        <DailyBars
          title={t('visits')}
          locale={locale}
          stack={false}
          dayLabel={t('day')}
          tableLabel={t('as_table')}
          series={[
            { label: t('views'), color: 'slate' },
            { label: t('submitted'), color: 'brand' },
          ]}
          days={days.map(({ day, views, submitted }) => ({
            day: dayName(day, locale),
            values: [views, submitted],
          }))}
        />
      </div>
    </Card>
  );
}
