import type { ReactNode } from 'react';
import type { PriceLine, PriceQuote, Totals } from '@/lib/catalog/price-quote';
import { priceReason } from '@/lib/catalog/price-reason';
import {
  afterCouponLabel,
  lineLabel,
  type PriceLabels,
  type PriceWords,
  priceWords,
  vatWords,
} from '@/lib/catalog/price-words';
import { fill } from '@/lib/i18n/fill';
import type { AppLocale } from '@/lib/i18n/routing';

type Props = {
  quote: PriceQuote;
  planName: string;
  locale: AppLocale;
  labels: PriceLabels;
  /** An EU business is told what a verified VAT number changes. */
  business?: boolean;
};

/**
 * A price line by line, each with its reason one click away, then what is due first and what follows. Only markup:
 * it needs no JavaScript and stands on public and staff pages alike.
 */
export function PriceBreakdown({ quote, planName, locale, labels, business = false }: Props) {
  const words = priceWords(locale, labels, quote.currency);
  const vat = vatWords(quote, words, business);
  const once = quote.once.length > 0;
  return (
    <div className="text-sm">
      <Lines title={labels.sections[quote.cycle]} lines={quote.lines} planName={planName} words={words}>
        {(quote.lines.length > 1 || once) && (
          <Row label={labels.recurring[quote.cycle]} amount={words.money(quote.perPeriod.net)} strong />
        )}
      </Lines>
      {once && <Lines title={labels.sections.once} lines={quote.once} planName={planName} words={words} />}
      <h3 className="mt-3 border-t border-line pt-3 text-xs font-medium text-ink-muted">{labels.due_now}</h3>
      <Row label={labels.net} amount={words.money(quote.dueNow.net)} />
      <Reasoned
        label={vat.label}
        amount={words.money(quote.dueNow.vat)}
        reason={[vat.reason]}
        why={labels.why}
      />
      <p className="flex items-baseline justify-between gap-4 py-1.5 text-md font-semibold">
        {labels.gross}
        <span className="tabular whitespace-nowrap">{words.money(quote.dueNow.gross)}</span>
      </p>
      <Later label={labels.later[quote.cycle]} totals={quote.perPeriod} words={words} />
      {quote.afterCoupon && (
        <Later label={afterCouponLabel(quote, words)} totals={quote.afterCoupon} words={words} />
      )}
    </div>
  );
}

type LinesProps = {
  title: string;
  lines: PriceLine[];
  planName: string;
  words: PriceWords;
  children?: ReactNode;
};

function Lines({ title, lines, planName, words, children }: LinesProps) {
  return (
    <section className="not-first:mt-3 not-first:border-t not-first:border-line not-first:pt-3">
      <h3 className="text-xs font-medium text-ink-muted">{title}</h3>
      {lines.map((line) => (
        <Reasoned
          key={line.code}
          label={lineLabel(line, planName, words)}
          amount={words.money(line.amount)}
          reason={priceReason(line, words)}
          why={words.labels.why}
        />
      ))}
      {children}
    </section>
  );
}

function Row({ label, amount, strong = false }: { label: string; amount: string; strong?: boolean }) {
  return (
    <p className={`flex items-baseline justify-between gap-4 py-1 ${strong ? 'font-medium' : ''}`}>
      {label}
      <span className="tabular whitespace-nowrap">{amount}</span>
    </p>
  );
}

type ReasonedProps = { label: string; amount: string; reason: string[]; why: string };

function Reasoned({ label, amount, reason, why }: ReasonedProps) {
  return (
    <details className="group/why">
      <summary className="-mx-2 flex list-none items-baseline justify-between gap-4 rounded-md px-2 py-1 hover:bg-sunken [&::-webkit-details-marker]:hidden">
        <span className="min-w-0 [overflow-wrap:anywhere]">
          {label}
          <span
            aria-hidden="true"
            title={why}
            className="ml-1.5 inline-flex size-4 -translate-y-px items-center justify-center rounded-full border border-line text-[10px] leading-none text-ink-muted group-open/why:border-module group-open/why:text-module"
          >
            ?
          </span>
          <span className="sr-only">, {why}</span>
        </span>
        <span className="tabular whitespace-nowrap">{amount}</span>
      </summary>
      <div className="mb-1 rounded-md bg-sunken px-2 py-1.5 text-xs text-ink-muted">
        {reason.map((sentence) => (
          <p key={sentence} className="[overflow-wrap:anywhere]">
            {sentence}
          </p>
        ))}
      </div>
    </details>
  );
}

function Later({ label, totals, words }: { label: string; totals: Totals; words: PriceWords }) {
  const { labels, money } = words;
  return (
    <p className="flex items-baseline justify-between gap-4 border-t border-line py-1.5">
      <span>{label}</span>
      <span className="text-right">
        <span className="tabular font-medium whitespace-nowrap">{money(totals.gross)}</span>
        {totals.vat !== 0 && (
          <span className="tabular block text-xs whitespace-nowrap text-ink-muted">
            {fill(labels.net_of, { net: money(totals.net) })}
          </span>
        )}
      </span>
    </p>
  );
}
