import { useLocale } from 'next-intl';
import { useTranslations } from '@/lib/i18n/use-words';
import { countText, percentOf, percentText } from '@/lib/pulse/figures';
import type { FormFunnel } from '@/lib/pulse/queries/form-funnels';

/** A form's way from view to submit: how many came to each point, and how many left before it. */
export function Funnel({ funnel }: { funnel: FormFunnel }) {
  const t = useTranslations('pulse');
  const points = [
    { key: 'views', label: t('funnel.views'), n: funnel.views },
    { key: 'started', label: t('funnel.started'), n: funnel.started },
    ...funnel.steps.map(({ name, n }) => ({
      key: name,
      label: t(`steps.${funnel.form}.${name}` as Parameters<typeof t>[0]),
      n,
    })),
    { key: 'submitted', label: t('funnel.submitted'), n: funnel.submitted },
  ];
  return (
    <ol className="space-y-1.5">
      {points.map(({ key, label, n }, index) => (
        <Point key={key} label={label} n={n} views={funnel.views} lost={(points[index - 1]?.n ?? n) - n} />
      ))}
    </ol>
  );
}

type PointProps = { label: string; n: number; views: number; lost: number };

function Point({ label, n, views, lost }: PointProps) {
  const t = useTranslations('pulse.funnel');
  const locale = useLocale();
  const left = t('lost', { count: lost });
  return (
    <li className="grid grid-cols-[7.5rem_minmax(0,1fr)_5.5rem] items-center gap-2 text-sm">
      <span className="truncate" title={label}>
        {label}
      </span>
      <span className="block h-5 overflow-hidden rounded-sm bg-sunken" title={left} aria-hidden="true">
        <span
          className="block h-full rounded-sm bg-module-mark"
          style={{ width: `${views === 0 ? 0 : (n / views) * 100}%` }}
        />
      </span>
      <span className="tabular text-right">
        <span className="font-medium">{countText(n, locale)}</span>
        <span className="inline-block w-14 text-right text-xs text-ink-muted">
          {percentText(percentOf(n, views), locale)}
        </span>
        <span className="sr-only">, {left}</span>
      </span>
    </li>
  );
}
