import type { Actor } from '@/lib/auth/actor';
import { isAdmin } from '@/lib/auth/actor';
import { currentCostBook, currentPriceBook } from '@/lib/catalog/queries';
import { messagesOf } from '@/lib/i18n/messages';
import type { AppLocale } from '@/lib/i18n/routing';
import { amountText } from '@/lib/leads/amount';
import { couponOfPrice } from '@/lib/offers/engine-lines';
import { documentWords } from '@/lib/offers/line-words';
import { resourcesOf } from '@/lib/offers/offer-price';
import { freePlacesFor } from '@/lib/provisioning/free-places';
import type { QuoteDetail, QuoteVersionDetail } from '@/lib/quotes/queries/get-quote';
import { discountLimitOf } from '@/lib/quotes/queries/get-quote';
import type { EditorDraft } from './editor/draft-values';
import { QuoteEditor } from './editor/quote-editor';
import { QuestionsCard } from './questions-card';

type Props = { quote: QuoteDetail; version: QuoteVersionDetail; actor: Actor; locale: AppLocale };

/** A version that is being written, with what the seller has to know to write it. */
export async function DraftView({ quote, version, actor, locale }: Props) {
  const [book, costs, limitBp] = await Promise.all([
    currentPriceBook(),
    currentCostBook(),
    discountLimitOf(actor),
  ]);
  const { configuration } = version;
  const size = configuration && resourcesOf(book, configuration);
  const places = size && (await freePlacesFor({ cpu: size.vcpu, ram: size.ramGb, storage: size.storageGb }));
  return (
    <>
      <QuoteEditor
        draft={draftOf(version, locale)}
        book={book}
        costs={costs}
        places={places}
        limitBp={limitBp}
        canApprove={isAdmin(actor)}
        labels={messagesOf(locale).order.price}
        planName={documentWords(version, locale).planName}
      />
      {quote.questions.length > 0 && (
        <div className="mt-4">
          <QuestionsCard questions={quote.questions} />
        </div>
      )}
    </>
  );
}

function draftOf(version: QuoteVersionDetail, locale: AppLocale): EditorDraft {
  return {
    versionId: version.id,
    revision: version.revision,
    email: version.buyerEmail,
    currency: version.currency,
    vatRateBp: version.vatRateBp,
    vatNote: version.vatNote,
    buyerCountry: version.buyerCountry,
    buyerType: version.buyerType,
    configuration: version.configuration,
    coupon: version.price ? couponOfPrice(version.price) : undefined,
    approvedBp: version.approvedBp,
    approvalWantedAt: version.approvalWantedAt,
    values: {
      cycle: version.cycle,
      commitment: version.configuration?.commitment ?? 0,
      quantity: String(version.configuration?.quantity ?? 1),
      addons: version.configuration?.addons ?? [],
      lines: version.lines
        .filter(({ code }) => code === null)
        .map((line) => ({
          key: line.id,
          kind: line.kind,
          label: line.label,
          detail: line.detail ?? '',
          quantity: String(line.quantity),
          unit: amountText(line.unitNetCents, locale),
          optional: line.optional,
          selected: line.selected,
        })),
      discount: String(version.discountBp / 100).replace('.', locale === 'fr' ? ',' : '.'),
      terms: version.terms,
      dueDays: String(version.dueDays),
      validUntil: version.validUntil.toISOString().slice(0, 10),
      language: version.locale,
      message: version.message ?? '',
      holdCapacity: version.holdCapacity,
    },
  };
}
