import 'server-only';
import { getTranslations } from 'next-intl/server';
import { type Actor, isAdmin, isStaff } from '@/lib/auth/actor';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import type { SearchResult } from './result';
import type { Found } from './search';

/** What was found, in words and with the page it leads to. */
export async function wordResults(actor: Actor, found: Found, locale: AppLocale): Promise<SearchResult[]> {
  const [leadWords, requestWords, quoteWords, ownWords] = await Promise.all([
    getTranslations({ locale, namespace: 'leads' }),
    getTranslations({ locale, namespace: 'dashboard' }),
    getTranslations({ locale, namespace: 'quotes' }),
    getTranslations({ locale, namespace: 'account.quotes' }),
  ]);
  const requestPage = isStaff(actor) ? '/hosting/dashboard' : '/account/requests';
  return [
    ...found.leads.map(
      ({ id, title, contactName, company, status }): SearchResult => ({
        kind: 'lead',
        id,
        title,
        detail: [contactName, company, leadWords(`status.${status}`)].filter(Boolean).join(' · '),
        href: localePath(locale, `/crm/leads/${id}`),
      }),
    ),
    ...found.requests.map(
      ({ reference, subject, status }): SearchResult => ({
        kind: 'request',
        id: reference,
        title: subject,
        detail: `${reference} · ${requestWords(`status.${status}`)}`,
        href: localePath(locale, `${requestPage}/${reference}`),
      }),
    ),
    ...found.quotes.map(
      ({ id, reference, title, buyer, status }): SearchResult => ({
        kind: 'quote',
        id,
        title,
        detail: [reference, buyer, quoteWords(`status.${status}`)].join(' · '),
        href: localePath(locale, `/crm/quotes/${id}`),
      }),
    ),
    ...found.ownQuotes.map(
      ({ id, reference, domain, state }): SearchResult => ({
        kind: 'quote',
        id,
        title: ownWords('name', { reference }),
        detail: [domain, ownWords(`state.${state}`)].filter(Boolean).join(' · '),
        href: localePath(locale, `/account/quotes/${reference}`),
      }),
    ),
    ...found.clients.map(
      ({ id, name, email, company }): SearchResult => ({
        kind: 'client',
        id,
        title: name,
        detail: [company, email].filter(Boolean).join(' · '),
        href: localePath(locale, clientPage(actor, { id, email })),
      }),
    ),
  ];
}

/** An admin reads the account; a seller what it asked for. */
function clientPage(actor: Actor, { id, email }: { id: string; email: string }): string {
  return isAdmin(actor) ? `/admin/users/${id}` : `/crm/leads?q=${encodeURIComponent(email)}`;
}
