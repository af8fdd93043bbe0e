import { createTranslator } from 'next-intl';
import { messagesOf } from '@/lib/i18n/messages';
import type { AppLocale } from '@/lib/i18n/routing';

/** The words of e-mails in the recipient's language. */
export function emailTranslator(locale: AppLocale) {
  return createTranslator({ locale, messages: messagesOf(locale), namespace: 'emails' });
}

export type EmailTranslator = ReturnType<typeof emailTranslator>;
