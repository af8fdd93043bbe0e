import { useLocale } from 'next-intl';
import { useTranslations } from '@/lib/i18n/use-words';
import { formatMoney } from '@/lib/money';
import { pulseAddress } from '@/lib/pulse/addresses';
import { NO_FIGURE } from '@/lib/pulse/figures';
import type { PulseReport } from '@/lib/pulse/report';
import { REVENUE_MOVES } from '@/lib/pulse/revenue';
import type { RevenueSet } from '@/lib/pulse/schema';
import { Tile } from './tile';

/** Monthly recurring revenue now and where it comes from: what it was before the period, and each movement since. */
export function RevenueTiles({ report: { revenue, period } }: { report: PulseReport }) {
  const t = useTranslations('pulse.revenue');
  const locale = useLocale();
  const { counts } = revenue;
  const tile = (set: RevenueSet, label: string, cents: number, n: number, moves: boolean) => {
    const amount = formatMoney(cents, 'EUR', locale).replace('-', '−');
    const isFirst = set === 'running';
    return (
      <Tile
        key={set}
        label={label}
        value={revenue.hasData ? `${moves && cents > 0 ? '+' : ''}${amount}` : NO_FIGURE}
        href={pulseAddress.revenue({ set, period: period.name })}
        rows={t('show_rows', { name: label })}
        isSmall={!isFirst}
        className={isFirst ? 'col-span-full p-4 lg:col-span-1' : 'px-3 py-4 max-lg:px-4'}
      >
        {t('subscriptions', { n })}
      </Tile>
    );
  };
  return (
    <section aria-labelledby="revenue">
      <h2 id="revenue" className="pb-2 text-sm font-semibold">
        {t('title')}
        <span className="font-normal text-ink-muted max-sm:block">
          <span className="max-sm:hidden"> · </span>
          {t('terms')}
        </span>
      </h2>
      <ul className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line sm:max-lg:grid-cols-3 lg:grid-cols-[minmax(0,1.5fr)_repeat(6,minmax(0,1fr))]">
        {tile('running', t('sets.running'), revenue.after, counts.running, false)}
        {tile('before', t('sets.before'), revenue.before, counts.before, false)}
        {REVENUE_MOVES.map((move) => tile(move, t(`sets.${move}`), revenue[move], counts[move], true))}
      </ul>
    </section>
  );
}
