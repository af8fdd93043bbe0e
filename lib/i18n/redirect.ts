import 'server-only';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { localePath, splitLocale } from './routing';

/** The page being asked for, as the middleware wrote it (protected pages only). */
async function requestedPath(): Promise<string> {
  return (await headers()).get('x-requested-path') ?? '/account';
}

/** Sends to the sign-in page, in the language of the page asked for, and back to it afterwards. */
export async function redirectToLogin(): Promise<never> {
  const requested = await requestedPath();
  const { locale } = splitLocale(requested);
  redirect(`${localePath(locale, '/login')}?next=${encodeURIComponent(requested)}`);
}
