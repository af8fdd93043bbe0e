import { z } from 'zod';
import { LeadSource, LeadStatus, Priority } from '@/lib/db/generated/enums';

/** all: everything in sight · me · pool: nobody's · otherwise a person's id. */
const who = z
  .union([z.enum(['all', 'me', 'pool']), z.uuid()])
  .default('all')
  .catch('all');
const search = z.string().trim().max(100).default('').catch('');

/** As many changed cards as a board asks for by name; with more it is read anew. */
export const MAX_CHANGED_CARDS = 20;

export const LEAD_SORTS = ['created', 'score', 'value', 'followup'] as const;
export type LeadSort = (typeof LEAD_SORTS)[number];

/** The lead list's whole state, as its address holds it; what cannot be read falls back, never fails. */
export const leadFilterSchema = z.object({
  q: search,
  stage: z.enum(LeadStatus).optional().catch(undefined),
  source: z.enum(LeadSource).optional().catch(undefined),
  priority: z.enum(Priority).optional().catch(undefined),
  who,
  due: z.enum(['overdue']).optional().catch(undefined),
  sort: z.enum(LEAD_SORTS).default('created').catch('created'),
  dir: z.enum(['asc', 'desc']).optional().catch(undefined),
  after: z.string().max(120).optional().catch(undefined),
  before: z.string().max(120).optional().catch(undefined),
});
export type LeadFilter = z.infer<typeof leadFilterSchema>;

/** The board's state: who, search, and how many pages of cards each column shows (“new.2,lost.3”). */
export const boardFilterSchema = z.object({
  q: search,
  who,
  more: z.string().max(100).default('').catch(''),
});
export type BoardFilter = z.infer<typeof boardFilterSchema>;

/** What an open board asks for when it hears of changed leads. */
export const boardChangesSchema = boardFilterSchema.pick({ q: true, who: true }).extend({
  ids: z
    .string()
    .transform((ids) => ids.split(','))
    .pipe(z.array(z.uuid()).min(1).max(MAX_CHANGED_CARDS)),
});

export const CARDS_A_PAGE = 30;
const MAX_PAGES = 10;

export type ColumnPages = Record<LeadStatus, number>;

/** Reads `more`; a column that is not named shows one page. */
export function columnPages(more: string): ColumnPages {
  const pages: ColumnPages = { new: 1, contacted: 1, qualified: 1, proposal: 1, won: 1, lost: 1 };
  for (const part of more.split(',')) {
    const [status, count] = part.split('.');
    const asked = Number(count);
    if (status && status in pages && Number.isInteger(asked)) {
      pages[status as LeadStatus] = Math.min(Math.max(asked, 1), MAX_PAGES);
    }
  }
  return pages;
}

/** `more` with one page more in a column; null when the column is at its limit. */
export function withNextPage(more: string, status: LeadStatus): string | null {
  const pages = columnPages(more);
  if (pages[status] >= MAX_PAGES) return null;
  pages[status] += 1;
  return Object.entries(pages)
    .filter(([, count]) => count > 1)
    .map(([name, count]) => `${name}.${count}`)
    .join(',');
}

export function sortDirection(filter: Pick<LeadFilter, 'sort' | 'dir'>): 'asc' | 'desc' {
  return filter.dir ?? (filter.sort === 'followup' ? 'asc' : 'desc');
}

type Params = Record<string, string | string[] | undefined>;

/** Search params with the first of repeated values, as the schemas above read them. */
export function singleParams(params: Params): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]),
  );
}

/** The address of the list with some of its state changed; a change of filter starts at the first page. */
export function leadListQuery(filter: LeadFilter, change: Partial<LeadFilter>): string {
  const next = { ...filter, after: undefined, before: undefined, ...change };
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(next)) {
    const isDefault = (name === 'who' && value === 'all') || (name === 'sort' && value === 'created');
    if (value && !isDefault) params.set(name, value);
  }
  const query = params.toString();
  return query ? `?${query}` : '';
}
