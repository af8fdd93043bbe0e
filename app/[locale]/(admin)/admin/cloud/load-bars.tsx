import { useTranslations } from '@/lib/i18n/use-words';
import { CAPACITY_KEYS } from '@/lib/provisioning/placement';
import type { Load, Loads } from '@/lib/provisioning/queries';
import { QUOTA_CRITICAL, QUOTA_WARNING } from '@/lib/provisioning/quota-limits';

/** Each resource as a bar: what runs, what is promised, what is free, in words beside it. */
export function LoadBars({ loads, className = '' }: { loads: Loads; className?: string }) {
  return (
    <ul className={`grid gap-x-6 gap-y-3 sm:grid-cols-3 ${className}`}>
      {CAPACITY_KEYS.map((key) => (
        <LoadBar key={key} name={key} load={loads[key]} />
      ))}
    </ul>
  );
}

function LoadBar({ name, load }: { name: (typeof CAPACITY_KEYS)[number]; load: Load }) {
  const t = useTranslations('cloud');
  const { total, used, reserved } = load;
  const share = (part: number) => (total === 0 ? 0 : (part / total) * 100);
  const percent = Math.floor(share(used + reserved));
  const tone =
    percent >= QUOTA_CRITICAL ? 'text-danger' : percent >= QUOTA_WARNING ? 'text-warning' : 'text-ink-muted';
  return (
    <li className="min-w-0">
      <div className="flex items-baseline justify-between gap-2 text-sm">
        <span className="font-medium">{t(`resource.${name}`)}</span>
        <span className={`tabular text-xs ${tone}`}>{t('load.percent', { percent })}</span>
      </div>
      <div aria-hidden="true" className="mt-1 flex h-2 overflow-hidden rounded-full bg-sunken">
        <span className="bg-module" style={{ width: `${share(used)}%` }} />
        <span className="bg-module/45" style={{ width: `${share(reserved)}%` }} />
      </div>
      <p className="tabular mt-1 text-pretty text-xs text-ink-muted">
        {t('load.line', {
          used,
          reserved,
          free: total - used - reserved,
          total: t(`unit.${name}`, { n: total }),
        })}
      </p>
    </li>
  );
}
