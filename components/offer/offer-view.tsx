import type { ReactNode } from 'react';
import { checkWords } from '@/components/order/field-checks';
import { OfferLines } from '@/components/quotes/offer-lines';
import { shownLines } from '@/components/quotes/shown-lines';
import { now } from '@/lib/clock';
import { fill, formatRate } from '@/lib/i18n/fill';
import type { Messages } from '@/lib/i18n/messages';
import type { AppLocale } from '@/lib/i18n/routing';
import { documentWords } from '@/lib/offers/line-words';
import { offerTotals } from '@/lib/offers/offer';
import { isTaken } from '@/lib/offers/totals';
import { termsOf } from '@/lib/pdf/quote/terms-words';
import { offerStamp } from '@/lib/quotes/queries/offer-stamp';
import type { OpenOffer } from '@/lib/quotes/queries/open-offer';
import { AcceptForm } from './answer/accept-form';
import { AnswerBar } from './answer/answer-bar';
import { AskForm } from './answer/ask-form';
import { DeclineForm } from './answer/decline-form';
import { OfferChoice, SummaryAmounts } from './offer-choice';
import { OfferHead } from './offer-head';
import { OptionList } from './option-list';
import { Questions } from './questions';
import { ReadingTracker } from './reading-tracker';
import { SettledNotice } from './settled-notice';
import type { OfferWay } from './way-field';

type Props = {
  offer: OpenOffer;
  way: OfferWay;
  /** Where its PDF is. */
  pdf: string;
  locale: AppLocale;
};

/** The quote as its client reads it: what, how much now and later, why, until when, and the answer. */
export function OfferView({ offer, way, pdf, locale }: Props) {
  const { version } = offer;
  const { messages, words, planName } = documentWords(version, locale);
  const { order } = messages;
  const isOpen = version.status === 'sent';
  const labels = { ...messages.offer, now: whenDue(version, messages.offer) };
  const lines = version.lines.filter((line) => !isOpen || !line.optional);
  const shown = shownLines(lines, planName, words, labels.quantity_of);
  const partOf = (kind: 'recurring' | 'once') =>
    shown.filter((_, index) => lines[index]?.kind === kind && (isOpen || isTaken(lines[index])));
  const options = version.lines.filter(({ optional }) => isOpen && optional);
  const totals = offerTotals(version.lines, version);
  const discount = totals.recurringDiscount + totals.onceDiscount;
  const answers = offer.questions.filter(({ answer }) => answer !== null).length;
  const canAsk = version.status === 'sent' || version.status === 'expired';
  const parts = [
    { title: labels.recurring[version.cycle], lines: partOf('recurring') },
    { title: labels.once, lines: partOf('once') },
  ];
  return (
    <>
      <OfferHead offer={offer} pdf={pdf} locale={locale} today={now()} />
      <OfferChoice
        lines={version.lines}
        rates={{ discountBp: version.discountBp, vatRateBp: version.vatRateBp }}
        currency={version.currency}
        locale={locale}
        words={labels.answer}
        checks={checkWords(messages.errors)}
      >
        <SettledNotice offer={offer} locale={locale} labels={labels} />
        <Part id="summary" title={labels.sections.summary}>
          <SummaryAmounts labels={labels} cycle={version.cycle} isOpen={isOpen} />
        </Part>
        {version.message && (
          <figure className="mt-6 rounded-lg border-l-4 border-module bg-module-soft/50 px-4 py-3">
            <figcaption className="text-xs text-ink-muted">
              {fill(labels.message_from, { name: offer.sellerName })}
            </figcaption>
            <blockquote lang={version.locale} className="mt-1 whitespace-pre-line [overflow-wrap:anywhere]">
              {version.message}
            </blockquote>
          </figure>
        )}
        <Part id="lines" title={labels.sections.lines}>
          {parts
            .filter((part) => part.lines.length > 0)
            .map((part) => (
              <OfferLines key={part.title} title={part.title} lines={part.lines} why={order.price.why} />
            ))}
          {discount !== 0 && (
            <p className="flex justify-between gap-4 py-2 text-sm font-medium text-success">
              {fill(labels.discount_line, { rate: formatRate(locale, version.discountBp) })}
              <span className="tabular whitespace-nowrap">{words.money(discount)}</span>
            </p>
          )}
        </Part>
        {options.length > 0 && (
          <Part id="options" title={labels.sections.options}>
            <OptionList options={options} cycle={version.cycle} labels={labels} />
          </Part>
        )}
        <Part id="terms" title={labels.sections.terms}>
          <ul lang={version.locale} className="list-disc space-y-1.5 pl-5 text-sm text-ink-muted">
            {termsOf(version).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Part>
        {(canAsk || offer.questions.length > 0) && (
          <Part id="question" title={labels.sections.question}>
            <Questions questions={offer.questions} labels={labels} locale={locale} />
            {canAsk && <AskForm way={way} locale={locale} labels={labels} sellerName={offer.sellerName} />}
          </Part>
        )}
        {isOpen && (
          <Part id="accept" title={labels.accept.title}>
            <AcceptForm
              way={way}
              locale={locale}
              labels={labels}
              buyer={{ name: version.buyerName, isConsumer: version.buyerType === 'consumer' }}
            />
            <DeclineForm way={way} locale={locale} labels={labels} />
          </Part>
        )}
        {isOpen && <AnswerBar labels={labels} />}
      </OfferChoice>
      {isOpen && <ReadingTracker way={way} stamp={offerStamp(version, answers)} />}
    </>
  );
}

/** What the first amount is called: when it is due while the quote waits for an answer, what it was afterwards. */
function whenDue({ status, terms, dueDays, lines }: OpenOffer['version'], labels: Messages['offer']): string {
  if (status !== 'sent') return lines.some(({ kind }) => kind === 'recurring') ? labels.first : labels.only;
  return terms === 'on_account' ? fill(labels.now_on_account, { days: dueDays }) : labels.now;
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section id={id} data-section={id} aria-labelledby={`${id}-title`} className="mt-10 scroll-mt-4">
      <h2 id={`${id}-title`} className="mb-3 text-md font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}
