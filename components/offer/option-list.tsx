'use client';

import { Checkbox } from '@/components/ui/input';
import type { BillingCycle } from '@/lib/db/generated/enums';
import { fill } from '@/lib/i18n/fill';
import type { Messages } from '@/lib/i18n/messages';
import type { OfferLine } from '@/lib/offers/offer';
import { ACCEPT_FORM } from './answer/accept-form';
import { useOfferChoice } from './offer-choice';

type Props = { options: readonly OfferLine[]; cycle: BillingCycle; labels: Messages['offer'] };

/** What the client may add: boxes of the acceptance, so that they count without JavaScript too. */
export function OptionList({ options, cycle, labels }: Props) {
  const { chosen, toggle, totals, money } = useOfferChoice();
  const period = { recurring: labels[`option_${cycle}`], once: labels.option_once };
  return (
    <fieldset>
      <legend className="mb-3 text-sm text-ink-muted">{labels.options_lead}</legend>
      <ul className="space-y-2">
        {options.map((option) => (
          <li key={option.id}>
            <label
              htmlFor={`option-${option.id}`}
              className="flex cursor-pointer items-start gap-3 rounded-lg border border-line bg-surface px-4 py-3 has-checked:border-module has-checked:bg-module-soft/40"
            >
              <Checkbox
                id={`option-${option.id}`}
                form={ACCEPT_FORM}
                name="options"
                value={option.id}
                checked={chosen.has(option.id)}
                onChange={() => toggle(option.id)}
                className="mt-1"
              />
              <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
                <span className="font-medium">{option.label}</span>
                {option.quantity > 1 && (
                  <span className="tabular block text-xs text-ink-muted">
                    {fill(labels.quantity_of, {
                      quantity: option.quantity,
                      price: money(option.unitNetCents),
                    })}
                  </span>
                )}
                {option.detail && (
                  <span className="block text-sm whitespace-pre-line text-ink-muted">{option.detail}</span>
                )}
              </span>
              <span className="text-right">
                <span className="tabular block font-medium whitespace-nowrap">{money(option.netCents)}</span>
                <span className="block text-xs text-ink-muted">{period[option.kind]}</span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <p role="status" className="sr-only">
        {fill(labels.total_announce, {
          label: labels.now,
          now: money(totals.dueNow.gross),
          later: money(totals.perPeriod.gross),
        })}
      </p>
    </fieldset>
  );
}
