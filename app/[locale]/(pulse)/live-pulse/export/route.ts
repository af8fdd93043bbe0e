import { getTranslations } from 'next-intl/server';
import { planName } from '@/components/requests/plan-name';
import { requireActor } from '@/lib/auth/current-actor';
import { isLocale } from '@/lib/i18n/routing';
import { csvOf } from '@/lib/pulse/csv';
import { type Figure, figuresOf } from '@/lib/pulse/kpis';
import { readPulseReport } from '@/lib/pulse/report';
import { reportFilterSchema } from '@/lib/pulse/schema';

type Context = { params: Promise<{ locale: string }> };

/** The figures of the live pulse as a file: the same function as the screen, the same reach. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const actor = await requireActor('ADMIN', 'SELLER');
  const { locale: asked } = await params;
  const locale = isLocale(asked) ? asked : 'fr';
  const t = await getTranslations({ locale, namespace: 'pulse' });
  const { period: name } = reportFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const report = await readPulseReport(actor, name);
  const { from, to } = report.period;

  const detailText = (detail: Figure['detail']): string => {
    if (!detail) return '';
    if ('plan' in detail) return planName(detail.plan, locale) ?? detail.plan.name;
    const groups = { kind: 'kinds', source: 'sources', form: 'forms' } as const;
    const label = t(`${groups[detail.group]}.${detail.code}` as Parameters<typeof t>[0]);
    return detail.step
      ? `${label}, ${t(`steps.${detail.code}.${detail.step}` as Parameters<typeof t>[0])}`
      : label;
  };
  const header = ['figure', 'detail', 'value', 'unit', 'n', 'from', 'to'] as const;
  const rows = figuresOf(report).map(({ key, detail, value, unit, n }) => [
    t(`csv.keys.${key}`),
    detailText(detail),
    value,
    t(`csv.units.${unit}`),
    n,
    // What is counted today covers less than the report.
    key === 'requests_today' ? report.today.from.toISOString() : from.toISOString(),
    to.toISOString(),
  ]);
  return new Response(csvOf([header.map((column) => t(`csv.${column}`)), ...rows]), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="live-pulse-${name}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  });
}
