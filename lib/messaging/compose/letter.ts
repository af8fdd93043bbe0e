import 'server-only';
import type { ReactElement } from 'react';
import { type EmailTranslator, emailTranslator } from '@/emails/email-translator';
import type { Db } from '@/lib/db/client';
import type { Locale } from '@/lib/db/generated/enums';
import { env } from '@/lib/env';
import { localePath } from '@/lib/i18n/routing';
import type { Recipient } from './recipient';

export type LetterFile = { fileName: string; contentType: string; content: Uint8Array<ArrayBuffer> };

/** A message as its words, with the files that go with it. */
export type Letter = { subject: string; body: ReactElement; files?: readonly LetterFile[] };

/** What every letter is made with: the transaction, the recipient's language, its words and addresses. */
export type Desk = {
  tx: Db;
  /** Whose account the message names; null when it names none, or a closed one. */
  recipient: Recipient | null;
  locale: Locale;
  t: EmailTranslator;
  /** The full address of one of our pages, in the recipient's language. */
  url: (path: string) => string;
};

export function deskFor(tx: Db, locale: Locale, recipient: Recipient | null): Desk {
  const origin = env().APP_URL.replace(/\/$/, '');
  return {
    tx,
    recipient,
    locale,
    t: emailTranslator(locale),
    url: (path) => origin + localePath(locale, path),
  };
}
