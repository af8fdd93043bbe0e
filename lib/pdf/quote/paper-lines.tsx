import 'server-only';
import { priceReason } from '@/lib/catalog/price-reason';
import type { documentWords } from '@/lib/offers/line-words';
import type { OfferLine } from '@/lib/offers/offer';
import { Text, View } from '../elements';
import { INK, printable, paper as style } from '../style';
import type { Paper } from './paper-data';

type Words = ReturnType<typeof documentWords>;
type Props = { version: Paper['version']; document: Words; isSigned: boolean };

const COLUMNS = { quantity: '9%', unit: '18%', amount: '18%' } as const;

/** What is offered, each period's lines and then what comes once, each with how its price was made. */
export function PaperLines({ version, document, isSigned }: Props) {
  const { offer } = document.messages;
  const parts = [
    {
      title: offer.recurring[version.cycle],
      lines: version.lines.filter(({ kind }) => kind === 'recurring'),
    },
    { title: offer.once, lines: version.lines.filter(({ kind }) => kind === 'once') },
  ];
  return (
    <View>
      <View style={{ ...style.row, ...style.rule, paddingBottom: 4, ...style.small }}>
        <Text style={{ flex: 1 }}>{offer.paper.description}</Text>
        <Text style={{ width: COLUMNS.quantity, textAlign: 'right' }}>{offer.paper.quantity}</Text>
        <Text style={{ width: COLUMNS.unit, textAlign: 'right' }}>{offer.paper.unit}</Text>
        <Text style={{ width: COLUMNS.amount, textAlign: 'right' }}>{offer.paper.amount}</Text>
      </View>
      {parts
        .filter(({ lines }) => lines.length > 0)
        .map(({ title, lines }) => (
          <View key={title}>
            <Text style={{ ...style.muted, fontSize: 8, marginTop: 7 }}>{title}</Text>
            {lines.map((line) => (
              <PaperLine key={line.id} line={line} document={document} isSigned={isSigned} />
            ))}
          </View>
        ))}
    </View>
  );
}

function PaperLine({ line, document, isSigned }: { line: OfferLine; document: Words; isSigned: boolean }) {
  const { words, label, messages } = document;
  const { paper } = messages.offer;
  const reason =
    line.code !== null && line.trace
      ? priceReason({ code: line.code, amount: line.netCents, trace: line.trace }, words)
          .join('. ')
          .replaceAll('..', '.')
      : line.detail;
  const open = isSigned ? paper.optional_left : paper.optional_open;
  const option = line.optional ? (line.selected ? paper.optional : open) : null;
  const isLeft = line.optional && !line.selected;
  return (
    <View wrap={false} style={{ ...style.row, ...style.rule, paddingVertical: 4 }}>
      <View style={{ flex: 1, paddingRight: 10 }}>
        <Text style={isLeft ? style.muted : {}}>
          {printable(option ? `${label(line)} (${option})` : label(line))}
        </Text>
        {reason && <Text style={style.small}>{printable(reason)}</Text>}
      </View>
      <Text style={{ width: COLUMNS.quantity, textAlign: 'right' }}>{String(line.quantity)}</Text>
      <Text style={{ width: COLUMNS.unit, textAlign: 'right' }}>
        {printable(words.money(line.unitNetCents))}
      </Text>
      <Text style={{ width: COLUMNS.amount, textAlign: 'right', color: isLeft ? INK.muted : INK.text }}>
        {printable(words.money(line.netCents))}
      </Text>
    </View>
  );
}
