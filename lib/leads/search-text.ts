/** Lower case, without accents, single spaces: how `CrmLead.searchText` is written and searched. */
export function normalizeSearch(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What a lead is found by, from the parts that are known. */
export function searchTextOf(parts: readonly (string | null | undefined)[]): string {
  return normalizeSearch(parts.filter(Boolean).join(' '));
}

const MAX_WORDS = 6;

/** One LIKE pattern a word, its wildcards taken literally: a lead is found when all of them match. */
export function searchPatterns(query: string): string[] {
  const words = normalizeSearch(query).split(' ').filter(Boolean).slice(0, MAX_WORDS);
  return words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
}
