import { useLocale } from 'next-intl';
import { usePlanName } from '@/components/requests/use-plan-name';
import { IntentLink } from '@/components/ui/intent-link';
import { localePath } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/use-words';
import { pulseAddress } from '@/lib/pulse/addresses';
import { countText, hoursText, NO_FIGURE, percentText } from '@/lib/pulse/figures';
import { automation, conversion, processing, sumOfKinds, visitConversions } from '@/lib/pulse/kpis';
import type { PeriodName } from '@/lib/pulse/period';
import type { PulseReport } from '@/lib/pulse/report';
import { Tile } from './tile';

/** The figures at a glance; each leads to the rows it was counted from. */
export function KpiTiles({ report }: { report: PulseReport }) {
  const t = useTranslations('pulse');
  const over = t(`over.${report.period.name}`);
  return (
    <ul
      className={`grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line ${report.funnels ? 'lg:grid-cols-4' : 'lg:grid-cols-5'}`}
    >
      <RequestsTile label={t('tiles.requests_today')} counts={report.requests.today} period="today" />
      <RequestsTile
        label={t('tiles.requests_period', { over })}
        counts={report.requests.submitted}
        period={report.period.name}
      />
      <PopularPlanTile report={report} />
      <ConversionTile report={report} />
      <VisitConversionTile report={report} />
      <ProcessingTile report={report} />
      <AutomationTiles report={report} />
    </ul>
  );
}

type RequestsProps = { label: string; counts: PulseReport['requests']['today']; period: PeriodName };

function RequestsTile({ label, counts, period }: RequestsProps) {
  const t = useTranslations('pulse');
  const locale = useLocale();
  return (
    <Tile
      label={label}
      value={countText(sumOfKinds(counts), locale)}
      href={pulseAddress.requests({ period })}
      rows={t('tiles.show_rows', { name: label })}
    >
      <ul className="flex flex-wrap gap-x-3">
        {(['hosting', 'service'] as const).map((kind) => (
          <li key={kind}>
            <IntentLink
              href={localePath(locale, pulseAddress.requests({ kind, period }))}
              className="tap underline decoration-line-strong/50 underline-offset-2 hover:text-ink"
            >
              {t(`kinds.${kind}`)}{' '}
              <span className="tabular font-medium text-ink">{countText(counts[kind], locale)}</span>
            </IntentLink>
          </li>
        ))}
      </ul>
    </Tile>
  );
}

function ConversionTile({ report }: { report: PulseReport }) {
  const t = useTranslations('pulse');
  const locale = useLocale();
  const figure = conversion(report);
  const label = t('tiles.conversion');
  const part = sumOfKinds(report.requests.converted);
  return (
    <Tile
      label={label}
      value={percentText(figure.value, locale)}
      href={figure.href}
      rows={t('tiles.show_rows', { name: label })}
    >
      {figure.n === 0 ? (
        t('tiles.no_requests')
      ) : (
        <>
          {t('tiles.conversion_n', { part })}{' '}
          <IntentLink
            href={localePath(locale, pulseAddress.requests({ period: report.period.name }))}
            className="tap underline decoration-line-strong/50 underline-offset-2 hover:text-ink"
          >
            {t('tiles.conversion_of', { n: figure.n })}
          </IntentLink>
        </>
      )}
    </Tile>
  );
}

function VisitConversionTile({ report }: { report: PulseReport }) {
  const t = useTranslations('pulse');
  const locale = useLocale();
  const figure = visitConversions(report)[0];
  if (!figure) return null;
  const label = t('tiles.visit_conversion');
  const part = (report.funnels ?? []).reduce((sum, { submitted }) => sum + submitted, 0);
  return (
    <Tile
      label={label}
      value={percentText(figure.value, locale)}
      href={figure.href}
      rows={t('tiles.show_rows', { name: label })}
    >
      {figure.n === 0 ? t('tiles.no_visits') : t('tiles.visit_conversion_n', { part, n: figure.n })}
    </Tile>
  );
}

function AutomationTiles({ report }: { report: PulseReport }) {
  const t = useTranslations('pulse.tiles');
  const locale = useLocale();
  return automation(report).map(({ key, value, n, href }) => {
    const words = key === 'automation_rate' ? 'automation' : 'untouched';
    const label = t(words);
    return (
      <Tile
        key={key}
        label={label}
        value={percentText(value, locale)}
        href={href}
        rows={t('show_rows', { name: label })}
      >
        {t(`${words}_n`, { n })}
      </Tile>
    );
  });
}

function ProcessingTile({ report }: { report: PulseReport }) {
  const t = useTranslations('pulse');
  const locale = useLocale();
  const [mean, median] = processing(report);
  const label = t('tiles.processing');
  return (
    <Tile
      label={label}
      value={hoursText(mean.value, locale)}
      href={mean.href}
      rows={t('tiles.show_rows', { name: label })}
    >
      {mean.n === 0 ? (
        t('tiles.no_activations')
      ) : (
        <>
          {t('tiles.processing_n', { n: mean.n })} · {t('tiles.median')}{' '}
          <span className="tabular font-medium text-ink">{hoursText(median.value, locale)}</span>
        </>
      )}
    </Tile>
  );
}

function PopularPlanTile({ report: { plans, period } }: { report: PulseReport }) {
  const t = useTranslations('pulse');
  const locale = useLocale();
  const planName = usePlanName();
  const label = t('tiles.popular_plan');
  const first = plans[0];
  const n = countText(
    plans.reduce((sum, plan) => sum + plan.n, 0),
    locale,
  );
  return (
    <Tile
      label={label}
      value={first ? (planName(first) ?? NO_FIGURE) : NO_FIGURE}
      href={pulseAddress.requests({ kind: 'hosting', plan: first?.code, period: period.name })}
      rows={t('tiles.show_rows', { name: label })}
    >
      {first ? t('tiles.popular_plan_n', { part: first.n, n }) : t('tiles.no_requests')}
    </Tile>
  );
}
