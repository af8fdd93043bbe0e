import 'server-only';
import { Document, Page, Text, View } from '../elements';
import { PageFoot } from '../page-foot';
import { INK, paper, printable } from '../style';
import { LinesTable } from './lines-table';
import { Mentions } from './mentions';
import { Parties } from './parties';
import type { PrintedInvoice } from './read-invoice';
import { wordsOf } from './words';

/** An invoice or a credit note on paper, in the language it was issued in. */
export function invoiceDocument(invoice: PrintedInvoice) {
  const words = wordsOf(invoice.locale, invoice.currency);
  const { t, day } = words;
  const { kind, number, seller, issuedOn, dueOn, credits, reason, request } = invoice;
  const title = t(`title.${kind}`, { number });
  const facts = [
    [t('issuedOn'), day(issuedOn)],
    ...(kind === 'invoice' ? [[t('dueOn'), day(dueOn)]] : []),
    ...(request ? [[t('order'), request.reference]] : []),
  ];
  return (
    <Document
      title={title}
      author={seller.name}
      language={invoice.locale}
      creationDate={invoice.issuedAt}
      modificationDate={invoice.issuedAt}
    >
      <Page size="A4" style={paper.page}>
        <View style={paper.row}>
          <View style={{ flexDirection: 'row', alignItems: 'center', gap: 6, height: 18 }}>
            <View style={{ width: 8, height: 8, borderRadius: 4, backgroundColor: INK.brand }} />
            <Text style={{ fontSize: 12, fontWeight: 600, lineHeight: 1 }}>{seller.name}</Text>
          </View>
          <View style={{ alignItems: 'flex-end', maxWidth: 320 }}>
            <Text style={{ ...paper.title, marginBottom: 4 }}>{title}</Text>
            {facts.map(([label, value]) => (
              <Text key={label}>
                <Text style={paper.muted}>{label} </Text>
                {value}
              </Text>
            ))}
          </View>
        </View>
        <Parties invoice={invoice} words={words} />
        {credits?.number && credits.issuedOn && (
          <Text style={{ marginTop: 16 }}>
            {t('credits', { number: credits.number, day: day(credits.issuedOn), reason: reason ?? '' })}
          </Text>
        )}
        {invoice.message && <Text style={{ marginTop: 16 }}>{printable(invoice.message)}</Text>}
        <LinesTable invoice={invoice} words={words} />
        <Mentions invoice={invoice} words={words} />
        <PageFoot
          name={`${seller.name} · ${title}`}
          pageOf={(page, pages) => t('page', { page: String(page), pages: String(pages) })}
        />
      </Page>
    </Document>
  );
}
