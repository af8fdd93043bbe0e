import 'server-only';
import { getTranslations } from 'next-intl/server';
import { type Actor, isAdmin, isStaff } from '@/lib/auth/actor';
import { type AppLocale, localePath } from '@/lib/i18n/routing';
import { normalizeSearch } from '@/lib/leads/search-text';
import { findClients } from './find-clients';
import { findLeads } from './find-leads';
import { findRequests } from './find-requests';
import { SEARCH_MIN_LENGTH, type SearchResult } from './result';

const PER_KIND = 6;

/**
 * Leads, requests and clients that match every word of a query, as far as the actor may see them. Staff
 * find leads and clients within their own scope; a client finds their own requests and nothing else.
 */
export async function search(actor: Actor, query: string, locale: AppLocale): Promise<SearchResult[]> {
  if (normalizeSearch(query).length < SEARCH_MIN_LENGTH) return [];
  const [leads, requests, clients] = await Promise.all([
    isStaff(actor) ? findLeads(actor, query, PER_KIND) : [],
    findRequests(actor, query, PER_KIND),
    findClients(actor, query, PER_KIND),
  ]);
  const [leadWords, requestWords] = await Promise.all([
    getTranslations({ locale, namespace: 'leads' }),
    getTranslations({ locale, namespace: 'dashboard' }),
  ]);
  const requestPage = isStaff(actor) ? '/hosting/dashboard' : '/account/requests';
  return [
    ...leads.map(
      ({ id, title, contactName, company, status }): SearchResult => ({
        kind: 'lead',
        id,
        title,
        detail: [contactName, company, leadWords(`status.${status}`)].filter(Boolean).join(' · '),
        href: localePath(locale, `/crm/leads/${id}`),
      }),
    ),
    ...requests.map(
      ({ reference, subject, status }): SearchResult => ({
        kind: 'request',
        id: reference,
        title: subject,
        detail: `${reference} · ${requestWords(`status.${status}`)}`,
        href: localePath(locale, `${requestPage}/${reference}`),
      }),
    ),
    ...clients.map(
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
