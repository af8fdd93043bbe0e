import 'server-only';
import { Text, View } from '../elements';
import { paper } from '../style';
import type { PrintedInvoice } from './read-invoice';
import type { DocumentWords } from './words';

type Props = { invoice: PrintedInvoice; words: DocumentWords };

/** What the law wants said: why there is no VAT, how and until when to pay, and what being late costs. */
export function Mentions({ invoice, words }: Props) {
  const { kind, vatNote } = invoice;
  const { t } = words;
  return (
    <View style={{ marginTop: 22 }} wrap={false}>
      {vatNote !== 'none' && <Text style={paper.strong}>{t(`vatNote.${vatNote}`)}</Text>}
      {kind === 'invoice' && <Payment invoice={invoice} words={words} />}
      <View style={{ marginTop: 10, gap: 2 }}>
        {mentionsOf(invoice, words).map((line) => (
          <Text key={line} style={paper.small}>
            {line}
          </Text>
        ))}
      </View>
    </View>
  );
}

function Payment({ invoice, words }: Props) {
  const { seller, number, dueOn, grossCents } = invoice;
  const { t, money, day } = words;
  if (grossCents === 0) return null;
  return (
    <View>
      <Text style={paper.heading}>{t('payment')}</Text>
      <Text>{t('payBefore', { amount: money(grossCents), day: day(dueOn) })}</Text>
      {seller.iban && (
        <>
          <Text>{t('transfer', { number })}</Text>
          <Text style={paper.strong}>
            {[
              t('iban', { iban: seller.iban.replace(/(.{4})(?=.)/g, '$1\u00a0') }),
              seller.bic && t('bic', { bic: seller.bic }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </>
      )}
    </View>
  );
}

/** The indemnity is owed between professionals alone (Code de commerce, L441-10 and D441-5). */
function mentionsOf({ kind, seller, buyer }: PrintedInvoice, { t, percent }: DocumentWords): string[] {
  const category = t('category');
  if (kind === 'credit_note') return [category, t('creditUse')];
  const rate = seller.penaltyRateBp;
  const penalty = rate === undefined ? t('penaltyOfLaw') : t('penalty', { rate: percent(rate) });
  return [category, t('noDiscount'), penalty, ...(buyer.customerType === 'business' ? [t('indemnity')] : [])];
}
