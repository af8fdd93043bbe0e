import { useLocale } from 'next-intl';
import { planName } from '@/components/requests/plan-name';
import { pack } from '@/lib/json';
import type { RevenueRow } from '@/lib/pulse/queries/revenue-rows';
import { RevenueTable } from './revenue-table';

/** The rows under the names of their plans: as data, which the browser draws. */
export function RevenueRows({ rows }: { rows: readonly RevenueRow[] }) {
  const locale = useLocale();
  const named = rows.map(({ planCode, planName: name, state: _, ...row }) => ({
    ...row,
    plan: planName({ code: planCode, name }, locale) ?? name,
  }));
  return <RevenueTable rows={pack(named)} />;
}
