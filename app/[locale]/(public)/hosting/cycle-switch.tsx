import type { HostingLabels } from '@/components/catalog/plan-facts';
import { fill } from '@/lib/i18n/fill';

const OPTION =
  'relative flex h-9 cursor-pointer items-center gap-2 rounded-md px-4 text-sm font-medium text-ink-muted has-checked:bg-surface has-checked:text-ink has-checked:shadow-raised has-checked:ring-1 has-checked:ring-line-strong/60 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-module';

type Props = { labels: HostingLabels['cycle']; yearlyRate: string };

/** Two radios; the cards under the same `group/plans` follow them by CSS alone. */
export function CycleSwitch({ labels, yearlyRate }: Props) {
  return (
    <fieldset className="w-fit">
      <legend className="sr-only">{labels.label}</legend>
      <div className="flex gap-1 rounded-lg border border-line bg-sunken p-1">
        <label className={OPTION}>
          <input type="radio" name="cycle" value="monthly" defaultChecked className="sr-only" />
          {labels.monthly}
        </label>
        <label className={OPTION}>
          <input type="radio" name="cycle" value="yearly" className="sr-only" />
          {labels.yearly}
          <span className="rounded-sm bg-success-soft px-1.5 text-xs text-success">
            {fill(labels.yearly_saving, { rate: yearlyRate })}
          </span>
        </label>
      </div>
    </fieldset>
  );
}
