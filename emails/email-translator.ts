import { createTranslator } from 'next-intl';
import { messagesOf } from '@/lib/i18n/messages';
import type { AppLocale } from '@/lib/i18n/routing';

const made = (locale: AppLocale) =>
  createTranslator({ locale, messages: messagesOf(locale), namespace: 'emails' });

export type EmailTranslator = ReturnType<typeof made>;

const translators = new Map<AppLocale, EmailTranslator>();

/** The words of e-mails in the recipient's language. One for all letters: it reads each message and format once. */
export function emailTranslator(locale: AppLocale): EmailTranslator {
  const known = translators.get(locale) ?? made(locale);
  translators.set(locale, known);
  return known;
}
