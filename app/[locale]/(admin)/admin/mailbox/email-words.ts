import type { getTranslations } from 'next-intl/server';

type Translator = Awaited<ReturnType<typeof getTranslations<'admin'>>>;

/** A template's name in words; one that has none shows as it is. */
export function templateLabel(t: Translator, template: string): string {
  const key = `mailbox.template.${template}` as 'mailbox.template.set_password';
  return t.has(key) ? t(key) : template;
}

/** Why a message did not go out: in our words when the reason is ours, else the provider's own. */
export function emailReason(t: Translator, error: string): string {
  const key = `mailbox.reason.${error}` as 'mailbox.reason.recipient_gone';
  return /^\w+$/.test(error) && t.has(key) ? t(key) : error;
}
