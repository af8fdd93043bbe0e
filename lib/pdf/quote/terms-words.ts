import 'server-only';
import { fill, formatRate } from '@/lib/i18n/fill';
import { messagesOf } from '@/lib/i18n/messages';
import type { VersionRow } from '@/lib/offers/version-row';

/** The conditions of an offer, sentence by sentence, in the language of its document: the same on page and paper. */
export function termsOf(version: VersionRow): string[] {
  const { locale, seller, cycle, commitmentMonths: months } = version;
  const { terms } = messagesOf(locale).offer;
  const penalty =
    seller?.penaltyRateBp === undefined ? terms.legal_rate : formatRate(locale, seller.penaltyRateBp);
  const hasPeriods = version.lines.some(({ kind }) => kind === 'recurring');
  return [
    ...(hasPeriods
      ? [months > 0 ? fill(terms.commitment.months, { months }) : terms.commitment.none, terms.renewal[cycle]]
      : []),
    fill((hasPeriods ? terms : terms.work)[version.terms], { days: version.dueDays }),
    terms.free,
    version.buyerType === 'business' ? fill(terms.business, { rate: penalty }) : terms.consumer,
    terms.online,
    ...(version.vatNote === 'reverse_charge' ? [terms.reverse_charge] : []),
    ...(version.vatNote === 'export' ? [terms.export] : []),
  ];
}
