import 'server-only';
import type { DocumentProps } from '@react-pdf/renderer';
import type { ReactElement } from 'react';
import type { Seller } from '@/lib/billing/settings-schema';
import { fill, formatRate } from '@/lib/i18n/fill';
import type { Messages } from '@/lib/i18n/messages';
import { documentWords } from '@/lib/offers/line-words';
import { offerTotals } from '@/lib/offers/offer';
import { Document, Page, Text, View } from '../elements';
import { PageFoot } from '../page-foot';
import { INK, printable, paper as style } from '../style';
import type { Paper } from './paper-data';
import { PaperLines } from './paper-lines';
import { PaperSignature } from './paper-signature';
import { PaperTotals } from './paper-totals';
import { termsOf } from './terms-words';

/** A quote on paper, with all that French law asks of one; with its acceptance it is the contract. */
export function QuotePaper({ version, reference, acceptance }: Paper): ReactElement<DocumentProps> {
  const { locale } = version;
  const document = documentWords(version, locale);
  const { offer } = document.messages;
  const totals = offerTotals(version.lines, version);
  const title = acceptance ? offer.paper.contract : offer.paper.offer;
  const day = (at: Date, timeZone: string) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(at);
  const facts: [string, string][] = [
    [offer.paper.reference, `${reference}, ${fill(offer.version, { number: version.number })}`],
    [offer.paper.date, day(version.sentAt ?? version.createdAt, 'Europe/Paris')],
    [offer.paper.valid, day(version.validUntil, 'UTC')],
  ];
  return (
    <Document title={`${title} ${reference}`} author={version.seller?.name} language={locale}>
      <Page size="A4" style={style.page}>
        <View style={{ ...style.row, marginBottom: 18 }}>
          <View style={{ width: '52%' }}>
            <Text style={{ fontSize: 13, fontWeight: 600, color: INK.brand }}>
              {version.seller?.name ?? ''}
            </Text>
            <SellerLines seller={version.seller} words={offer.paper} />
          </View>
          <View style={{ width: '44%' }}>
            <Text style={style.title}>{title}</Text>
            <View style={{ marginTop: 6 }}>
              {facts.map(([label, value]) => (
                <View key={label} style={style.row}>
                  <Text style={style.muted}>{label}</Text>
                  <Text style={{ textAlign: 'right' }}>{printable(value)}</Text>
                </View>
              ))}
            </View>
          </View>
        </View>
        <BuyerLines version={version} words={offer.paper} />
        {version.message && <Text style={{ marginBottom: 10 }}>{version.message}</Text>}
        <PaperLines version={version} document={document} isSigned={acceptance !== null} />
        <PaperTotals
          version={version}
          totals={totals}
          words={offer.paper}
          money={document.words.money}
          discount={fill(offer.discount_line, { rate: formatRate(locale, version.discountBp) })}
        />
        <Text style={style.heading}>{offer.paper.conditions}</Text>
        {termsOf(version).map((sentence) => (
          <Text key={sentence} style={{ fontSize: 8, marginBottom: 2 }}>
            {printable(sentence)}
          </Text>
        ))}
        {acceptance ? (
          <PaperSignature acceptance={acceptance} locale={locale} words={offer.paper} />
        ) : (
          <Text style={{ marginTop: 14, ...style.strong }}>{offer.paper.online_plain}</Text>
        )}
        <PageFoot
          name={`${version.seller?.name ?? ''} · ${reference}`}
          pageOf={(page, pages) => fill(offer.paper.page, { page, pages })}
        />
      </Page>
    </Document>
  );
}

type PaperWords = Messages['offer']['paper'];

function SellerLines({ seller, words }: { seller: Seller | null; words: PaperWords }) {
  if (!seller) return null;
  const lines = [
    seller.capital
      ? fill(words.capital, { form: seller.legalForm, capital: seller.capital })
      : seller.legalForm,
    seller.street,
    `${seller.postalCode} ${seller.city}`,
    seller.rcs
      ? fill(words.rcs, { city: seller.rcs, siren: seller.siren })
      : fill(words.siren, { siren: seller.siren }),
    fill(words.vat_number, { number: seller.vatNumber }),
    [seller.email, seller.phone].filter(Boolean).join(' · '),
  ];
  return (
    <View style={{ marginTop: 3 }}>
      {lines.map((line) => (
        <Text key={line} style={{ ...style.muted, fontSize: 8 }}>
          {printable(line)}
        </Text>
      ))}
    </View>
  );
}

function BuyerLines({ version, words }: { version: Paper['version']; words: PaperWords }) {
  const country = new Intl.DisplayNames(version.locale, { type: 'region' }).of(version.buyerCountry);
  return (
    <View style={{ backgroundColor: INK.soft, borderRadius: 4, padding: 10, marginBottom: 14 }}>
      <Text style={style.small}>{words.client}</Text>
      <Text style={style.strong}>{version.buyerCompany ?? version.buyerName}</Text>
      {version.buyerCompany && <Text>{version.buyerName}</Text>}
      <Text>
        {version.buyerEmail} · {country ?? version.buyerCountry}
      </Text>
      {version.buyerVatNumber && <Text>{fill(words.vat_number, { number: version.buyerVatNumber })}</Text>}
    </View>
  );
}
