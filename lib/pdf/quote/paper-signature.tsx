import 'server-only';
import { fill } from '@/lib/i18n/fill';
import type { Messages } from '@/lib/i18n/messages';
import type { AppLocale } from '@/lib/i18n/routing';
import { Path, Svg, Text, View } from '../elements';
import { INK, printable, paper as style } from '../style';
import type { Paper } from './paper-data';

type Props = {
  acceptance: NonNullable<Paper['acceptance']>;
  locale: AppLocale;
  words: Messages['offer']['paper'];
};

/** Who agreed, when, from where, and the fingerprint of what they agreed to. */
export function PaperSignature({ acceptance, locale, words }: Props) {
  const { signerName, signerCapacity, signatureKind, signature } = acceptance;
  const date = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'medium',
    timeZone: 'Europe/Paris',
  }).format(acceptance.acceptedAt);
  const evidence = fill(words.evidence, {
    ip: acceptance.ip,
    hash: acceptance.documentSha256,
    terms: acceptance.termsVersion,
    invoice: acceptance.invoiceNumber ?? '',
  });
  return (
    <View
      wrap={false}
      style={{ marginTop: 14, borderWidth: 0.75, borderColor: INK.line, borderRadius: 4, padding: 10 }}
    >
      <Text style={style.strong}>{words.agreement}</Text>
      <Text>{printable(fill(words.signed, { date }))}</Text>
      <Text>{fill(words.signer, { name: signerName, capacity: signerCapacity })}</Text>
      {signatureKind === 'drawn' ? (
        <Svg viewBox="0 0 600 200" style={{ width: 180, height: 60, marginVertical: 6 }}>
          <Path d={signature} stroke={INK.text} strokeWidth={4} fill="none" />
        </Svg>
      ) : (
        <Text style={{ fontSize: 15, marginVertical: 6, color: INK.brand }}>{signature}</Text>
      )}
      <Text style={style.small}>{printable(evidence)}</Text>
    </View>
  );
}
