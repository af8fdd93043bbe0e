import { normalizeSearch } from '@/lib/leads/search-text';

/** Whether each word of a query begins a word of a label. */
export function matchesLabel(label: string, query: string): boolean {
  const text = ` ${normalizeSearch(label)}`.replace(/[·’'-]/g, ' ');
  return normalizeSearch(query)
    .split(' ')
    .filter(Boolean)
    .every((word) => text.includes(` ${word}`));
}
