import 'server-only';
import { type Actor, isStaff } from '@/lib/auth/actor';
import { normalizeSearch } from '@/lib/leads/search-text';
import type { OwnQuote } from '@/lib/quotes/queries/own-quotes';
import { type FoundClient, findClients } from './find-clients';
import { type FoundLead, findLeads } from './find-leads';
import { type FoundQuote, findOwnQuotes, findQuotes } from './find-quotes';
import { type FoundRequest, findRequests } from './find-requests';
import { SEARCH_MIN_LENGTH } from './result';

const PER_KIND = 6;

export type Found = {
  leads: FoundLead[];
  requests: FoundRequest[];
  quotes: FoundQuote[];
  /** What a client is offered. */
  ownQuotes: OwnQuote[];
  clients: FoundClient[];
};

const NOTHING: Found = { leads: [], requests: [], quotes: [], ownQuotes: [], clients: [] };

/**
 * Leads, requests, quotes and clients that match every word of a query, six of each at most, as far as the actor
 * may see them: staff within their own scope of leads, a client their own requests and quotes and nothing else.
 */
export async function search(actor: Actor, query: string): Promise<Found> {
  if (normalizeSearch(query).length < SEARCH_MIN_LENGTH) return NOTHING;
  const staff = isStaff(actor);
  const [leads, requests, quotes, ownQuotes, clients] = await Promise.all([
    staff ? findLeads(actor, query, PER_KIND) : [],
    findRequests(actor, query, PER_KIND),
    findQuotes(actor, query, PER_KIND),
    staff ? [] : findOwnQuotes(actor, query, PER_KIND),
    findClients(actor, query, PER_KIND),
  ]);
  return { leads, requests, quotes, ownQuotes, clients };
}
