import 'server-only';
import { createTranslator } from 'next-intl';
import type { Locale } from '@/lib/db/generated/enums';
import { messagesOf } from '@/lib/i18n/messages';

/** What stands on documents that a change of a subscription makes, in the client's language. */
export function changeWords(locale: Locale) {
  return createTranslator({ locale, messages: messagesOf(locale), namespace: 'billing.words' });
}
