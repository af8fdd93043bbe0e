import type { ReactNode } from 'react';
import type { HostingLabels } from '@/components/catalog/plan-facts';
import type { Addon, PriceBook } from '@/lib/catalog/price-book';
import { fill, formatCount, formatRate } from '@/lib/i18n/fill';
import type { AppLocale } from '@/lib/i18n/routing';
import { formatMoney } from '@/lib/money';

type Props = { book: PriceBook; labels: HostingLabels; locale: AppLocale };

const moneyOf =
  ({ book, locale }: Props) =>
  (cents: number) =>
    formatMoney(cents, book.currency, locale);

type ListProps = { title: string; lead: string; note?: string; children: ReactNode };

/** A titled list of prices: what, and how much. */
function PriceList({ title, lead, note, children }: ListProps) {
  return (
    <section className="rounded-lg border border-line bg-surface p-5">
      <h2 className="text-md font-semibold">{title}</h2>
      <p className="mt-1 text-sm text-ink-muted">{lead}</p>
      <dl className="mt-3 divide-y divide-line text-sm">{children}</dl>
      {note && <p className="mt-2 text-xs text-ink-muted">{note}</p>}
    </section>
  );
}

function Entry({ term, hint, children }: { term: string; hint?: string; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4 py-2">
      <dt className="min-w-0">
        {term}
        {hint && <span className="block text-xs text-ink-muted">{hint}</span>}
      </dt>
      <dd className="tabular text-right font-medium text-balance">{children}</dd>
    </div>
  );
}

export function UnitPrices(props: Props) {
  const { book, labels, locale } = props;
  const { units } = labels;
  const money = moneyOf(props);
  const count = (value: number) => formatCount(locale, value);
  return (
    <PriceList title={units.title} lead={units.lead}>
      <Entry term={units.vcpu}>{money(book.unitCents.vcpu)}</Entry>
      <Entry term={units.ramGb}>{money(book.unitCents.ramGb)}</Entry>
      {book.storageBands.map(({ upToGb, unitCents }, index) => {
        const from = book.storageBands[index - 1]?.upToGb ?? 0;
        const template =
          upToGb === null ? units.storage_above : from === 0 ? units.storage_upto : units.storage_between;
        return (
          <Entry key={upToGb ?? 'rest'} term={fill(template, { from: count(from), to: count(upToGb ?? 0) })}>
            {money(unitCents)}
          </Entry>
        );
      })}
      <Entry term={units.bandwidthTb}>{money(book.unitCents.bandwidthTb)}</Entry>
    </PriceList>
  );
}

function addonPrice(addon: Addon, props: Props): string {
  const { options } = props.labels;
  const money = moneyOf(props);
  switch (addon.rule) {
    case 'flat':
      return fill(options.flat, { price: money(addon.monthlyCents) });
    case 'share':
      return fill(options.share, {
        rate: formatRate(props.locale, addon.basisPoints),
        minimum: money(addon.minimumCents),
      });
    case 'storage':
      return fill(options.storage, {
        price: money(addon.monthlyCents),
        unit: money(addon.perGbCents),
        included: formatCount(props.locale, addon.includedGb),
      });
  }
}

export function OptionPrices(props: Props) {
  const { options } = props.labels;
  const words = new Map(Object.entries(options));
  return (
    <PriceList title={options.title} lead={options.lead}>
      {props.book.addons.map((addon) => (
        <Entry
          key={addon.code}
          term={words.get(addon.code) ?? addon.code}
          hint={words.get(`${addon.code}_what`)}
        >
          {addonPrice(addon, props)}
        </Entry>
      ))}
    </PriceList>
  );
}

export function DomainPrices(props: Props) {
  const { domains } = props.labels;
  const money = moneyOf(props);
  return (
    <PriceList title={domains.title} lead={domains.lead}>
      {props.book.tlds.map(({ tld, yearlyCents }) => (
        <Entry key={tld} term={`.${tld}`}>
          {money(yearlyCents)}
        </Entry>
      ))}
    </PriceList>
  );
}

export function DiscountList({ book, labels, locale }: Props) {
  const { discounts } = labels;
  const rate = (basisPoints: number) => `−${formatRate(locale, basisPoints)}`;
  const free = { months: book.setupWaivedFromMonths, yearly: book.yearlyMinimumCommitment };
  return (
    <PriceList title={discounts.title} lead={discounts.lead} note={fill(discounts.setup, free)}>
      <Entry term={discounts.cycle}>{rate(book.discounts.cycle.yearly)}</Entry>
      {book.discounts.commitment
        .filter(({ basisPoints }) => basisPoints > 0)
        .map(({ months, basisPoints }) => (
          <Entry key={months} term={fill(discounts.commitment, { months })}>
            {rate(basisPoints)}
          </Entry>
        ))}
      {book.discounts.volume.map(({ minQuantity, basisPoints }) => (
        <Entry key={minQuantity} term={fill(discounts.volume, { count: minQuantity })}>
          {rate(basisPoints)}
        </Entry>
      ))}
    </PriceList>
  );
}
