import 'server-only';
import { type PriceWords, priceWords } from '@/lib/catalog/price-words';
import { messagesOf } from '@/lib/i18n/messages';
import type { AppLocale } from '@/lib/i18n/routing';
import { type OfferLine, offerLineLabel } from './offer';
import type { VersionRow } from './version-row';

type Named = Pick<VersionRow, 'currency' | 'configuration'>;

/** What a document says its lines with, in one language. */
export function documentWords({ currency, configuration }: Named, locale: AppLocale) {
  const messages = messagesOf(locale);
  const words: PriceWords = priceWords(locale, messages.order.price, currency);
  const plans: Record<string, { name: string }> = messages.hosting.plans;
  const code = configuration?.plan ?? '';
  const planName = (Object.hasOwn(plans, code) ? plans[code]?.name : undefined) ?? code;
  const label = (line: Pick<OfferLine, 'code' | 'label' | 'netCents' | 'trace'>) =>
    offerLineLabel(line, planName, words);
  return { messages, words, planName, label };
}
