'use client';

import { createContext, type ReactNode, useContext, useRef, useState } from 'react';
import { browserChecks, type CheckWords } from '@/components/order/field-checks';
import { useSubmission } from '@/components/order/use-submission';
import type { Totals } from '@/lib/catalog/price-quote';
import type { BillingCycle } from '@/lib/db/generated/enums';
import type { FormState } from '@/lib/form-state';
import { fill } from '@/lib/i18n/fill';
import type { Messages } from '@/lib/i18n/messages';
import type { AppLocale } from '@/lib/i18n/routing';
import { formatMoney } from '@/lib/money';
import { type OfferLine, type OfferRates, offerTotals } from '@/lib/offers/offer';
import type { QuoteTotals } from '@/lib/offers/totals';
import { acceptQuoteAction } from './answer/actions';

type Labels = Messages['offer'];

type Choice = {
  /** The answer, sent or about to be. */
  submission: ReturnType<typeof useSubmission>;
  chosen: ReadonlySet<string>;
  toggle: (id: string) => void;
  totals: QuoteTotals;
  money: (cents: number) => string;
};

const ChoiceContext = createContext<Choice | null>(null);

export function useOfferChoice(): Choice {
  const choice = useContext(ChoiceContext);
  if (!choice) throw new Error('there is no offer around this');
  return choice;
}

type Props = {
  lines: readonly OfferLine[];
  rates: OfferRates;
  currency: string;
  locale: AppLocale;
  words: Labels['answer'];
  checks: CheckWords;
  children: ReactNode;
};

/**
 * Which options are ticked, what it all comes to, counted here as the server counts it again, and the answer. Without
 * JavaScript what was ticked comes back with the server's answer.
 */
export function OfferChoice({ lines, rates, currency, locale, words, checks, children }: Props) {
  const shownTotal = useRef(0);
  const submission = useSubmission(acceptQuoteAction, {
    words,
    check: (form) => browserChecks(form, checks),
    complete: (data) => data.set('shownGrossCents', String(shownTotal.current)),
    onAnswer: () => {},
    onSent: () => {},
  });
  const { posted } = submission;
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(posted.ok === false ? postedOptions(posted) : ticked(lines)),
  );
  const totals = offerTotals(lines, rates, chosen);
  shownTotal.current = totals.dueNow.gross;
  const choice: Choice = {
    submission,
    chosen,
    toggle: (id) => setChosen((before) => toggled(before, id)),
    totals,
    money: (cents) => formatMoney(cents, currency, locale),
  };
  return <ChoiceContext value={choice}>{children}</ChoiceContext>;
}

const ticked = (lines: readonly OfferLine[]) =>
  lines.filter(({ optional, selected }) => optional && selected).map(({ id }) => id);

const postedOptions = ({ values }: FormState) => [values?.options ?? []].flat();

function toggled(before: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const after = new Set(before);
  if (!after.delete(id)) after.add(id);
  return after;
}

type SummaryProps = { labels: Labels; cycle: BillingCycle; isOpen: boolean };

/** How much now and how much later, moving with the options. Nothing stands out any more once it is answered. */
export function SummaryAmounts({ labels, cycle, isOpen }: SummaryProps) {
  const { totals } = useOfferChoice();
  const { dueNow, perPeriod, afterCoupon } = totals;
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <Amount label={labels.now} totals={dueNow} labels={labels} strong={isOpen} />
        {perPeriod.net > 0 ? (
          <Amount label={labels.then[cycle]} totals={perPeriod} labels={labels} />
        ) : (
          <p className="flex items-center rounded-lg border border-line bg-surface px-4 py-3 text-sm text-ink-muted">
            {labels.nothing_later}
          </p>
        )}
      </div>
      {afterCoupon && <Later label={labels.paper.after_coupon} totals={afterCoupon} labels={labels} />}
    </>
  );
}

type AmountProps = { label: string; totals: Totals; labels: Labels; strong?: boolean };

function netWords({ net, vat }: Totals, labels: Labels, money: Choice['money']): string {
  if (vat === 0) return fill(labels.net_no_vat, { net: money(net) });
  return fill(labels.net_of, { net: money(net), vat: money(vat) });
}

function Amount({ label, totals, labels, strong = false }: AmountProps) {
  const { money } = useOfferChoice();
  return (
    <div className={`rounded-lg border bg-surface px-4 py-3 ${strong ? 'border-module' : 'border-line'}`}>
      <p className="text-sm text-ink-muted">{label}</p>
      <p className="tabular text-xl font-semibold">
        {money(totals.gross)}{' '}
        <span className="text-sm font-normal text-ink-muted">{totals.vat > 0 && labels.gross}</span>
      </p>
      <p className="tabular text-xs text-ink-muted">{netWords(totals, labels, money)}</p>
    </div>
  );
}

function Later({ label, totals, labels }: AmountProps) {
  const { money } = useOfferChoice();
  return (
    <p className="mt-2 flex flex-wrap justify-between gap-x-4 text-sm text-ink-muted">
      {label}
      <span className="tabular">
        {money(totals.gross)} ({netWords(totals, labels, money)})
      </span>
    </p>
  );
}
