import 'server-only';
import type { Totals } from '@/lib/catalog/price-quote';
import { fill, formatRate } from '@/lib/i18n/fill';
import type { Messages } from '@/lib/i18n/messages';
import type { QuoteTotals } from '@/lib/offers/totals';
import { Text, View } from '../elements';
import { printable, paper as style } from '../style';
import type { Paper } from './paper-data';

type Props = {
  version: Paper['version'];
  totals: QuoteTotals;
  words: Messages['offer']['paper'];
  money: (cents: number) => string;
  /** What the seller's discount is called. */
  discount: string;
};

/** Discount, net, VAT at its rate and gross of the first instalment, then what each later one comes to. */
export function PaperTotals({ version, totals, words, money, discount }: Props) {
  const { dueNow, perPeriod, afterCoupon, recurringDiscount, onceDiscount } = totals;
  const taken = recurringDiscount + onceDiscount;
  const vat = fill(words.vat, { rate: formatRate(version.locale, version.vatRateBp) });
  const later = (label: string, { net, gross }: Totals) => (
    <Row label={label} value={`${money(gross)} (${words.net} ${money(net)})`} />
  );
  return (
    <View wrap={false} style={{ marginTop: 10, alignSelf: 'flex-end', width: '62%' }}>
      <Text style={{ ...style.strong, marginBottom: 2 }}>{words.due_now}</Text>
      {taken !== 0 && <Row label={discount} value={money(taken)} />}
      <Row label={words.net} value={money(dueNow.net)} />
      <Row label={vat} value={money(dueNow.vat)} />
      <Row label={words.gross} value={money(dueNow.gross)} strong />
      {perPeriod.net > 0 && later(words.later[version.cycle], perPeriod)}
      {afterCoupon && later(words.after_coupon, afterCoupon)}
    </View>
  );
}

function Row({ label, value, strong = false }: { label: string; value: string; strong?: boolean }) {
  const weight = strong ? style.strong : {};
  return (
    <View style={{ ...style.row, ...style.rule, paddingVertical: 3, ...weight }}>
      <Text>{printable(label)}</Text>
      <Text>{printable(value)}</Text>
    </View>
  );
}
