import { type Messages, messagesOf } from '@/lib/i18n/messages';
import type { AppLocale } from '@/lib/i18n/routing';

/** The product's own words: what the page says and what the test looks for are one text. */
export function wordsOf(locale: AppLocale): Messages {
  return messagesOf(locale);
}
