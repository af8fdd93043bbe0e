import 'server-only';
import { headers } from 'next/headers';
import { type AppLocale, isLocale, splitLocale } from './routing';

/** The language an action answers in: the form's own field, else that of the page it was sent from. */
export async function localeOfRequest(form?: FormData): Promise<AppLocale> {
  const field = form?.get('locale');
  if (isLocale(field)) return field;
  const referer = (await headers()).get('referer');
  if (!referer || !URL.canParse(referer)) return 'fr';
  return splitLocale(new URL(referer).pathname).locale;
}
