import 'server-only';
import { Text, View } from '../elements';
import { INK, paper } from '../style';
import type { PrintedInvoice } from './read-invoice';
import type { DocumentWords } from './words';

type Props = { invoice: PrintedInvoice; words: DocumentWords };

const grouped = (siren: string) => siren.replace(/(\d{3})(?=\d)/g, '$1\u00a0');

/** Who sells and who buys, side by side, each as the law wants them named. */
export function Parties({ invoice, words }: Props) {
  const { seller, buyer } = invoice;
  const { t, country } = words;
  const sellerLines = [
    [seller.legalForm, seller.capital && t('capital', { capital: seller.capital })].filter(Boolean).join(' '),
    seller.street,
    `${seller.postalCode} ${seller.city}, ${country(seller.country)}`,
    [t('siren', { siren: grouped(seller.siren) }), seller.rcs && t('rcs', { town: seller.rcs })]
      .filter(Boolean)
      .join(' · '),
    t('vatNumber', { number: seller.vatNumber }),
    [seller.email, seller.phone].filter(Boolean).join(' · '),
  ];
  const address = buyer.address;
  const buyerLines = [
    buyer.company ? buyer.name : null,
    address?.street,
    address?.extra,
    [address && `${address.postalCode} ${address.city}`, country(buyer.country)].filter(Boolean).join(', '),
    buyer.vatNumber && t('vatNumber', { number: buyer.vatNumber }),
    buyer.email,
    buyer.reference && t('reference', { reference: buyer.reference }),
  ];
  return (
    <View style={[paper.row, { marginTop: 22, gap: 24 }]}>
      <Party label={t('seller')} name={seller.name} lines={sellerLines} />
      <Party label={t('buyer')} name={buyer.company || buyer.name} lines={buyerLines} framed />
    </View>
  );
}

type PartyProps = {
  label: string;
  name: string;
  lines: readonly (string | null | undefined)[];
  framed?: boolean;
};

function Party({ label, name, lines, framed = false }: PartyProps) {
  const frame = framed
    ? { backgroundColor: INK.soft, borderRadius: 4, padding: 10 }
    : { paddingVertical: 10 };
  return (
    <View style={{ flex: 1, ...frame }}>
      <Text style={paper.small}>{label}</Text>
      <Text style={[paper.strong, { fontSize: 10.5, marginBottom: 2 }]}>{name}</Text>
      {lines
        .filter((line) => line)
        .map((line) => (
          <Text key={line}>{line}</Text>
        ))}
    </View>
  );
}
