import 'server-only';
import { Text, View } from '../elements';
import { INK, paper, printable } from '../style';
import type { PrintedInvoice } from './read-invoice';
import type { DocumentWords } from './words';

type Props = { invoice: PrintedInvoice; words: DocumentWords };

const DAY_MS = 86_400_000;
const columns = {
  what: { flex: 1, paddingRight: 10 },
  count: { width: 40 },
  unit: { width: 78 },
  sum: { width: 84 },
};
const right = { textAlign: 'right' } as const;

/** Every line with its count, unit price and sum without VAT, and the totals below. */
export function LinesTable({ invoice, words }: Props) {
  const { t, money } = words;
  return (
    <View style={{ marginTop: 20 }}>
      <View style={[paper.row, paper.rule, { paddingBottom: 4 }]} fixed>
        <Text style={[paper.small, columns.what]}>{t('description')}</Text>
        <Text style={[paper.small, columns.count, right]}>{t('quantity')}</Text>
        <Text style={[paper.small, columns.unit, right]}>{t('unitPrice')}</Text>
        <Text style={[paper.small, columns.sum, right]}>{t('lineNet')}</Text>
      </View>
      {invoice.lines.map((line) => (
        <View key={line.id} style={[paper.row, paper.rule, { paddingVertical: 6 }]} wrap={false}>
          <View style={columns.what}>
            <Text>{printable(line.description)}</Text>
            {line.detail && <Text style={paper.small}>{printable(line.detail)}</Text>}
            {line.periodStart && line.periodEnd && (
              <Text style={paper.small}>{periodOf(line.periodStart, line.periodEnd, words)}</Text>
            )}
          </View>
          <Text style={[columns.count, right]}>{line.quantity}</Text>
          <Text style={[columns.unit, right]}>{money(line.unitNetCents)}</Text>
          <Text style={[columns.sum, right]}>{money(line.netCents)}</Text>
        </View>
      ))}
      <Totals invoice={invoice} words={words} />
    </View>
  );
}

/** From the first day to the last, which is the one before the end. */
function periodOf(start: Date, end: Date, { t, day }: DocumentWords): string {
  return t('period', { from: day(start), to: day(new Date(end.getTime() - DAY_MS)) });
}

function Totals({ invoice, words }: Props) {
  const { t, money, percent } = words;
  const { kind, netCents, vatCents, grossCents, vatRateBp } = invoice;
  return (
    <View style={{ marginTop: 10, alignSelf: 'flex-end', width: 230 }} wrap={false}>
      <Total label={t('net')} value={money(netCents)} />
      <Total label={t('vat', { rate: percent(vatRateBp) })} value={money(vatCents)} />
      <View
        style={[
          paper.row,
          { marginTop: 4, paddingVertical: 6, borderTopWidth: 1.25, borderTopColor: INK.text, fontSize: 11 },
        ]}
      >
        <Text style={paper.strong}>{t(kind === 'credit_note' ? 'grossCredited' : 'gross')}</Text>
        <Text style={paper.strong}>{money(grossCents)}</Text>
      </View>
    </View>
  );
}

function Total({ label, value }: { label: string; value: string }) {
  return (
    <View style={[paper.row, { paddingVertical: 2 }]}>
      <Text style={paper.muted}>{label}</Text>
      <Text>{value}</Text>
    </View>
  );
}
